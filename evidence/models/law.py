"""Drafts of what the law says, country by country."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.core.assessment.law import rests_on_a_regulator
from evidence.core.edition.vocabulary import ExosomeSource, LegalStatus
from evidence.models import fields, lists
from evidence.models.base import Draft, Part
from evidence.models.options import Option
from evidence.models.sources import Source
from evidence.models.studies import HELPER_METHODS


class Jurisdiction(Draft):
    """A country or union and what was read about its law."""

    review_after = timedelta(days=90)
    key = fields.key(_("Two letters of the country, or EU."))
    name = fields.line(_("name"))
    position_in_one_line = fields.text(_("position in one line"))
    topical_cosmetic_use = fields.maybe_text(_("as a cosmetic on the skin"))
    injection_or_needled_use = fields.maybe_text(_("injected or with needles"))
    what_it_means_for_a_patient = fields.text(_("what it means for a patient"))
    confidence = fields.text(_("confidence"))
    not_verified = fields.maybe_text(_("what was not verified"))

    class Meta(Draft.Meta):
        verbose_name = _("jurisdiction")
        verbose_name_plural = _("jurisdictions")

    def __str__(self) -> str:
        return self.name


class LegalEntry(Part):
    """One dated statement of a jurisdiction."""

    of = "jurisdiction"
    jurisdiction = models.ForeignKey(Jurisdiction, models.CASCADE, related_name="entries")
    date = fields.maybe_date(_("date"), _("As precise as the page showed it."))
    type = fields.line(_("kind"), _("Like “enforcement” or “consumer alert”."))
    fact = fields.text(_("what it said"))
    applies_to = fields.KeysField(
        _("applies to"), of="Option", also=(*HELPER_METHODS, "all"), null=True
    )
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Part.Meta):
        verbose_name = _("dated statement")
        verbose_name_plural = _("dated statements")

    def __str__(self) -> str:
        return self.type


class LegalPosition(Draft):
    """What the law of a country says of one method and one source of exosomes."""

    review_after = timedelta(days=90)
    identity = ("country", "option", "exosome_source")
    country = fields.line(_("country"), _("Two letters, or EU."))
    option = models.ForeignKey(
        Option, models.PROTECT, to_field="key", related_name="+", verbose_name=_("option")
    )
    exosome_source = fields.coded(_("exosomes from"), ExosomeSource)
    status = fields.coded(_("status"), LegalStatus)
    text = fields.text(_("text for the person"))
    quote = fields.text(_("quoted text"), blank=True)
    as_of = fields.maybe_date(_("as of"), _("Date of the newest statement it rests on."))
    checked_on = fields.known_date(_("checked on"))
    expires_on = fields.known_date(_("check again by"), _("90 days after the check is usual."))
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("legal position")
        verbose_name_plural = _("legal positions")
        constraints = (
            *Draft.Meta.constraints,
            fields.one_of("exosome_source", ExosomeSource),
            fields.one_of("status", LegalStatus),
            fields.in_order("checked_on", "expires_on"),
            models.UniqueConstraint(
                fields=("country", "option", "exosome_source"), name="legalposition_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.country}, {self.option_id}, {self.exosome_source}"

    def clean(self) -> None:
        """What the law says has a source; an approval is a regulator's word, read where they wrote it."""
        super().clean()
        if self.status != LegalStatus.UNCLEAR and not self.sources:
            told = _("Name the source that says so, or choose “unclear”.")
            raise ValidationError({"sources": told})
        cited = Source.objects.filter(key__in=self.sources or ())
        pages = cited.values_list("regulator_url", flat=True)
        if self.status == LegalStatus.APPROVED and not rests_on_a_regulator(pages):
            told = _(
                "“Approved” needs a source with the address of the regulator's own page. Fill it in"
                " there, or choose “unclear”."
            )
            raise ValidationError({"status": told})


class CountryUnion(Draft):
    """Countries that share one entry of the law, like the EU."""

    key = fields.key(_("EU"))
    members = fields.KeysField(_("members"), of=lists.COUNTRY_CODES)

    class Meta(Draft.Meta):
        verbose_name = _("union of countries")
        verbose_name_plural = _("unions of countries")

    def __str__(self) -> str:
        return self.key
