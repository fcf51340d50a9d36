"""Lists of sources that were uploaded, and what became of every line."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.models.sources import Source


class BatchState(models.TextChoices):
    """How far an uploaded list came."""

    WAITING = "waiting", _("waiting for a decision")
    ADDED = "added", _("added as drafts")
    UNDONE = "undone", _("undone")


class Verdict(models.TextChoices):
    """What a piece of the file means for the sources there are."""

    NEW = "new", _("new")
    DUPLICATE = "duplicate", _("known already")
    CONFLICT = "conflict", _("differs from what we have")
    ALIKE = "alike", _("looks like one we have")
    REJECTED = "rejected", _("rejected")


class ImportBatch(models.Model):
    """One uploaded file: shown first, then added or undone as a whole."""

    form = models.CharField(_("format"), max_length=20)
    file_name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, db_index=True)
    found = models.PositiveIntegerField(_("records in the file"))
    state = models.CharField(
        _("state"), max_length=10, choices=BatchState.choices, default=BatchState.WAITING
    )
    uploaded_at = models.DateTimeField(_("uploaded"))
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    decided_at = models.DateTimeField(_("added or undone"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("import of sources")
        verbose_name_plural = _("imports of sources")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=BatchState.values), name="importbatch_state_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.file_name} ({self.sha256[:12]})"

    @property
    def origin(self) -> str:
        """What the drafts of this batch say of where they came from."""
        return f"import {self.pk} of a {self.form} file {self.sha256[:12]}"


class ImportLine(models.Model):
    """One piece of an uploaded file and what becomes of it."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="lines")
    line = models.PositiveIntegerField(_("line"))
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict.choices)
    reason = models.TextField(_("reason"), blank=True)
    record = models.JSONField(_("record"), default=dict)
    differences = models.JSONField(_("differences"), default=list)
    """Lists of field, what we have and what the file says."""
    taken = models.JSONField(_("taken from the file"), default=list)
    """The differences a curator accepted, in the same shape."""
    source = models.ForeignKey(
        Source,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source"),
    )
    created = models.BooleanField(_("made this source"), default=False)

    class Meta:
        ordering = ("line", "pk")
        verbose_name = _("line of an import")
        verbose_name_plural = _("lines of an import")
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=models.Q(verdict__in=Verdict.values), name="importline_verdict_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.line}: {self.verdict}"
