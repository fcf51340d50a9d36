"""Published editions and the ledger of withdrawals: written once, never changed."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.ledger import Kind, Nature


class WrittenOnce(Exception):
    """Somebody tried to change or remove what was published."""


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Reads and adds; refuses to change or remove."""

    def update(self, **kwargs: Any) -> int:
        """Always refused."""
        raise WrittenOnce(f"{self.model._meta.verbose_name_plural} are never changed")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Always refused."""
        raise WrittenOnce(f"{self.model._meta.verbose_name_plural} are never removed")


class AppendOnly(models.Model):
    """A row that is written once. (No trigger: it would stop tests from emptying the tables.)"""

    objects: ClassVar[models.Manager[Any]] = models.Manager.from_queryset(AppendOnlyQuerySet)()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row; refuse to change one."""
        if not self._state.adding:
            raise WrittenOnce(f"{self} was written once and is never changed")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Always refused."""
        raise WrittenOnce(f"{self} is never removed")


class Edition(AppendOnly):
    """What patients see: one numbered, immutable text and its digest."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    published_at = models.DateTimeField(_("published"))
    published_by = models.CharField(_("published by"), max_length=150)
    publisher = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("login of the publisher"),
    )
    note = models.TextField(_("note"), blank=True)
    schema = models.PositiveIntegerField(_("schema"))
    # Text, not JSONField: the digest is of these exact bytes, and a database
    # may reorder keys inside a JSON column.
    snapshot = models.TextField(_("snapshot"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    proof = models.TextField(
        _("proof"), default="{}", help_text=_("What was proved of all answers before publishing.")
    )

    class Meta:
        ordering = ("-number",)
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        permissions = (
            ("publish_edition", "Can publish an edition and roll back to an older one"),
            ("withdraw_edition", "Can withdraw editions and mark sources as retracted"),
            ("preview_edition", "Can see the aid as the drafts would make it"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="edition_number_starts_at_one"
            ),
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="edition_has_a_digest"
            ),
        )

    def __str__(self) -> str:
        return str(_("Edition %(number)s") % {"number": self.number})


class LedgerEntry(AppendOnly):
    """A withdrawal, a retraction or its undoing. It overrides every edition at once."""

    kind = models.CharField(
        _("about"), max_length=10, choices=[(kind.value, kind.value) for kind in Kind]
    )
    edition_number = models.PositiveIntegerField(_("edition"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=100, blank=True)
    identifier = models.CharField(
        _("identifier"),
        max_length=520,
        blank=True,
        help_text=_("Like doi:10.3390/life15030500: every source that carries it is meant."),
    )
    nature = models.CharField(
        _("what happened"), max_length=12, choices=[(part.value, part.value) for part in Nature]
    )
    notice_on = models.CharField(
        _("date of the notice"),
        max_length=10,
        blank=True,
        help_text=_("As far as it is known, like 2025-03-01 or 2025."),
    )
    reason = models.TextField(_("reason"))
    by = models.CharField(_("by"), max_length=150)
    at = models.DateTimeField(_("when"))

    class Meta:
        ordering = ("pk",)
        verbose_name = _("ledger entry")
        verbose_name_plural = _("withdrawal ledger")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(
                    kind=Kind.EDITION,
                    edition_number__isnull=False,
                    source="",
                    identifier="",
                    nature__in=[Nature.WITHDRAWN, Nature.REINSTATED],
                )
                | models.Q(
                    kind=Kind.SOURCE,
                    edition_number__isnull=True,
                    nature__in=[Nature.RETRACTED, Nature.CONCERN, Nature.REINSTATED],
                )
                & (~models.Q(source="") | ~models.Q(identifier="")),
                name="ledgerentry_names_what_it_is_about",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="ledgerentry_says_why"),
        )

    def __str__(self) -> str:
        about = self.edition_number or self.source or self.identifier
        return f"{self.kind} {about}: {self.nature}"


class RetractionCheck(AppendOnly):
    """A list of notices was held against our sources. Patients read when that was done last."""

    at = models.DateTimeField(_("when"))
    by = models.CharField(_("by"), max_length=150)
    sha256 = models.CharField(_("SHA-256 of the list"), max_length=64)
    found = models.PositiveIntegerField(_("notices in the list"))
    newest = models.CharField(_("newest notice in the list"), max_length=10, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("check against a list of retractions")
        verbose_name_plural = _("checks against lists of retractions")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}: {self.found}"
