"""Drafts of reviews and of registered trials."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.models import fields
from evidence.models.base import Draft
from evidence.models.sources import IdentifierRow
from evidence.models.studies import HELPER_METHODS


class Review(Draft):
    """A review of studies."""

    key = fields.key()
    title = fields.text(_("title"))
    authors = fields.maybe_text(_("authors"))
    year = fields.maybe_count(_("year"))
    journal = fields.maybe_line(_("journal"))
    type = fields.line(_("type"), _("Like “systematic review” or “narrative review”."))
    search_date = fields.maybe_line(_("searched up to"))
    databases = fields.maybe_text(_("databases searched"))
    included = fields.maybe_text(_("what was included"))
    finding = fields.text(_("what it found"))
    use_for_reference_check = fields.maybe_text(_("use for the reference check"))
    risk_of_bias_tool = fields.maybe_line(_("tool for risk of bias"))
    caution = fields.maybe_text(_("read with care because"))
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def __str__(self) -> str:
        return self.title


class ReviewIdentifier(IdentifierRow):
    """A canonical name of a review."""

    of = "review"
    review = models.ForeignKey(
        Review, models.CASCADE, related_name="identifiers", verbose_name=_("review")
    )

    class Meta(IdentifierRow.Meta):
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")


class RegisteredTrial(Draft):
    """A trial that was registered; findings only where they were posted."""

    key = fields.key()
    registry_id = fields.maybe_line(_("registry number"), _("Like NCT06930326."))
    title = fields.text(_("title"))
    methods = fields.KeysField(_("methods"), of="Option", also=HELPER_METHODS)
    design = fields.maybe_text(_("design"))
    comparator = fields.maybe_text(_("compared with"))
    n_target = fields.maybe_line(_("people planned"))
    population = fields.maybe_text(_("who can take part"))
    intervention = fields.maybe_text(_("treatment"))
    primary_outcome = fields.maybe_text(_("main outcome"))
    status = fields.maybe_line(_("status"))
    status_as_of = fields.maybe_line(_("status as of"))
    start = fields.maybe_line(_("start"))
    planned_end = fields.maybe_line(_("planned end"))
    results_posted = fields.maybe_yes(_("findings posted"))
    sponsor_or_site = fields.maybe_text(_("sponsor or site"))
    why_it_matters = fields.text(_("why it matters"), blank=True)
    uncertain = fields.maybe_text(_("what is unclear"))
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("registered trial")
        verbose_name_plural = _("registered trials")

    def __str__(self) -> str:
        return self.title
