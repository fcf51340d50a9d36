"""Drafts of translations: one text in one language."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.languages import LANGUAGE, LANGUAGES
from evidence.models import fields
from evidence.models.base import Draft, State


class Translation(Draft):
    """One text of the edition in another language, made from exactly one English text."""

    identity = ("place", "language")
    place = models.CharField(_("English text"), max_length=300)
    language = models.CharField(
        _("language"), max_length=20, choices=[(one.code, _(one.name)) for one in LANGUAGES]
    )
    text = fields.text(
        _("translation"),
        _(
            "Write as digits what the English writes as digits, and as words what it writes as words."
        ),
    )
    english_sha256 = models.CharField(
        _("digest of the English text"), max_length=64, editable=False
    )
    drafted_by = fields.line(
        _("drafted by"), _("Name and role as people may read it, like “A. Haddad, translator”.")
    )
    machine_drafted = models.BooleanField(
        _("a machine drafted it"),
        default=False,
        help_text=_("Tick it also where somebody has corrected the draft since. People read it."),
    )
    sources = fields.KeysField(
        _("where the validated translation was published"),
        of="Source",
        help_text=_("Needed only for words that nobody may change, like the SURE test."),
    )
    verified_on = models.DateField(_("verified on"), null=True, blank=True, editable=False)
    verified_by = models.CharField(
        _("verified by"), max_length=150, blank=True, default="", editable=False
    )
    """For curators alone: no edition names a login."""

    class Meta(Draft.Meta):
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = (
            *Draft.Meta.constraints,
            models.UniqueConstraint(fields=("place", "language"), name="translation_once"),
            models.CheckConstraint(
                condition=models.Q(language__in=[one.code for one in LANGUAGES]),
                name="translation_language_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(state=State.APPROVED, verified_on__isnull=False)
                | (~models.Q(state=State.APPROVED) & models.Q(verified_on__isnull=True)),
                name="translation_verified_as_it_stands",
            ),
        )

    def __str__(self) -> str:
        language = LANGUAGE.get(self.language)
        return f"{language.name if language else self.language}: {self.place}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Nobody has verified a text that was changed since."""
        if self.state != State.APPROVED:
            self.verified_on, self.verified_by = None, ""
        super().save(*args, **kwargs)

    def countersign(self, by: str, on: date) -> tuple[str, ...]:
        """Approving a translation is verifying it."""
        self.verified_by, self.verified_on = by[:150], on
        return ("verified_by", "verified_on")
