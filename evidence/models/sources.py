"""Drafts of what was read."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.identifiers import EXAMPLES, SCHEMES, SHAPES, canonical
from evidence.core.edition.vocabulary import Checked
from evidence.models import fields
from evidence.models.base import Draft, Part


class IdentifierRow(Part):
    """A canonical name of a work, like its DOI."""

    scheme = models.CharField(
        _("scheme"), max_length=20, choices=[(scheme, scheme.upper()) for scheme in SCHEMES]
    )
    value = models.CharField(
        _("identifier"),
        max_length=500,
        help_text=_("Paste it in any form, like https://doi.org/10.3390/life15030500."),
    )

    class Meta(Part.Meta):
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=models.Q(scheme__in=SCHEMES), name="%(class)s_scheme_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"

    def clean(self) -> None:
        """Write the identifier in its one spelling, or say what it should look like."""
        super().clean()
        if self.scheme in SHAPES and self.value:
            try:
                self.value = canonical(self.scheme, self.value)
            except ValueError:
                message = _("This does not look like an identifier of this kind, like %s.")
                raise ValidationError({"value": message % EXAMPLES[self.scheme]}) from None


class Source(Draft):
    """Something that was read, how far, and how far it was checked."""

    key = fields.key(_("Author and year, like TAK20. It cannot change later."))
    title = fields.text(_("title"))
    authors = fields.maybe_text(_("authors"))
    year = fields.maybe_count(_("year"))
    venue = fields.maybe_line(_("journal or publisher"))
    regulator_url = fields.maybe_link(
        _("address of the regulator's page"),
        _(
            "Only where a regulator or registry published it and it was read there,"
            " like https://www.ema.europa.eu/en/page."
        ),
    )
    read = fields.line(
        _("how much was read"),
        _("excerpt, abstract or full page. A full page needs its last section named below."),
    )
    last_section = fields.line(
        _("last section that was read"),
        _("Only for a full page: how its last section begins, like “Funding”."),
        blank=True,
    )
    kind = fields.line(_("kind"), _("Like “journal article (RCT)” or “regulator page”."))
    confidence = fields.line(_("confidence"), _("low, medium or high: the source itself."))
    retrieved = fields.known_date(_("read on"))
    checked = fields.coded(_("checked state"), Checked)
    checked_note = fields.text(_("what the check found"), blank=True)
    # The rest is for curators alone and never part of an edition.
    read_at = models.CharField(
        _("address where it was read"),
        max_length=1000,
        blank=True,
        help_text=_("A mirror or copy is fine. Patients never see it."),
    )
    note = fields.text(_("curator's note"), blank=True)
    used_in = fields.KeysField(_("used in"), help_text=_("Parts of the dossier, one a line."))
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("checked by"),
    )
    checked_against = models.CharField(
        _("checked against"),
        max_length=1000,
        blank=True,
        help_text=_("The page the details were compared with, like the journal's own page."),
    )

    class Meta(Draft.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = (*Draft.Meta.constraints, fields.one_of("checked", Checked))

    def __str__(self) -> str:
        return f"{self.key}: {self.title}"


class SourceIdentifier(IdentifierRow):
    """A canonical name of a source. Only one source may carry it as its own."""

    of = "source"
    source = models.ForeignKey(
        Source, models.CASCADE, related_name="identifiers", verbose_name=_("source")
    )
    same_work = models.BooleanField(
        _("another page about the same work"),
        default=False,
        help_text=_("Tick only where a second page about a listed work is kept on purpose."),
    )

    class Meta(IdentifierRow.Meta):
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        constraints = (
            *IdentifierRow.Meta.constraints,
            models.UniqueConstraint(
                models.F("scheme"),
                Lower("value"),
                condition=models.Q(same_work=False),
                name="sourceidentifier_names_one_source",
                violation_error_message=_("Another source already carries this identifier."),
            ),
        )
