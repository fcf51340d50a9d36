"""Entries that belong together, and what releases of the starter brought."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.models.editions import AppendOnly


class Brought(models.TextChoices):
    """How an entry came into a change set."""

    GATHERED = "gathered", _("put in by a curator")
    ADDED = "added", _("new in the release")
    CHANGED = "changed", _("changed by the release, by nobody here")
    BOTH = "both", _("changed here and by the release")
    DROPPED = "dropped", _("no longer in the release")
    OWN = "own", _("changed here only")
    OWN_NEW = "own_new", _("added here")
    GONE_HERE = "gone_here", _("deleted here")
    HANGING = "hanging", _("belongs to something that was deleted here")


class Decision(models.TextChoices):
    """What curators made of an entry that a release brought."""

    OPEN = "", _("not decided")
    TAKEN = "taken", _("the release's text was taken over")
    KEPT = "kept", _("ours was kept")


class ChangeSet(models.Model):
    """Entries that belong together: submitted, read, approved and published as one."""

    title = models.CharField(
        _("title"),
        max_length=200,
        help_text=_("What it is for, like “Spironolactone, with its rules and prices”."),
    )
    origin = models.CharField(_("origin"), max_length=100, blank=True, editable=False)
    """The release that brought it; empty: curators gathered it."""
    made_by = models.CharField(_("begun by"), max_length=150, editable=False)
    made_by_id = models.BigIntegerField(_("login"), null=True, editable=False)
    made_at = models.DateTimeField(_("begun"), auto_now_add=True)
    closed_at = models.DateTimeField(_("settled"), null=True, editable=False)
    """When every entry was approved or decided. None: it is open."""

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("change set")
        verbose_name_plural = _("change sets")

    def __str__(self) -> str:
        return self.title

    @property
    def is_whole(self) -> bool:
        """Whether it is approved as one. What a release brings is taken over entry by entry."""
        return not self.origin


class ChangeSetEntry(models.Model):
    """One entry of a change set, and for a release what it brought beside what we had."""

    change_set = models.ForeignKey(ChangeSet, models.CASCADE, related_name="entries")
    kind = models.CharField(_("kind"), max_length=40)
    """The model's name, like `rule`."""
    row = models.BigIntegerField(_("row"), null=True)
    """None: there is no such draft, or not any more."""
    name = models.CharField(_("entry"), max_length=200)
    brought = models.CharField(max_length=10, choices=Brought.choices, default=Brought.GATHERED)
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    decided_by = models.CharField(max_length=150, blank=True)
    before = models.TextField(blank=True)
    """Canonical JSON of what the starter said when it was taken over last; empty: nothing."""
    offered = models.TextField(blank=True)
    """Canonical JSON of what the release says; empty: nothing."""

    class Meta:
        ordering = ("pk",)
        verbose_name = _("entry of a change set")
        verbose_name_plural = _("entries of change sets")
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.UniqueConstraint(
                fields=("change_set", "kind", "row"), name="changesetentry_once"
            ),
        )
        indexes = (models.Index(fields=("kind", "row"), name="changesetentry_of"),)

    def __str__(self) -> str:
        return self.name


class ChangeSetReading(models.Model):
    """A reviewer compared one entry of a change set, as it stood then, with its source."""

    entry = models.ForeignKey(ChangeSetEntry, models.CASCADE, related_name="readings")
    login = models.BigIntegerField(_("login"))
    version = models.CharField(max_length=40)
    """The revision that was on the page; another one must be read anew."""

    class Meta:
        verbose_name = _("reading of an entry")
        verbose_name_plural = _("readings of entries")
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.UniqueConstraint(fields=("entry", "login"), name="changesetreading_once"),
        )

    def __str__(self) -> str:
        return f"{self.entry_id} {self.version}"


class StarterTaken(AppendOnly):
    """A starter that this installation took over or was offered: the base of the next comparison."""

    compiled_on = models.CharField(_("compiled on"), max_length=10)
    snapshot = models.TextField(_("content"))
    """Canonical text, as an edition would say it."""
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    by = models.CharField(_("by"), max_length=150)
    at = models.DateTimeField(_("when"))

    class Meta:
        ordering = ("pk",)
        verbose_name = _("starter taken over")
        verbose_name_plural = _("starters taken over")

    def __str__(self) -> str:
        return self.compiled_on
