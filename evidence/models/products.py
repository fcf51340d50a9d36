"""Drafts of products people meet by name, and of the words on a label."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.vocabulary import ClaimedSource, SoldAs, VesiclesNamed
from evidence.models import fields
from evidence.models.base import Draft, Part


class Product(Draft):
    """One product, with what others say of it."""

    review_after = timedelta(days=90)
    key = fields.key()
    name = fields.line(_("name people meet"))
    names_seen = fields.KeysField(_("other names seen"))
    maker = fields.maybe_line(_("maker"))
    made_in = fields.maybe_line(_("country of the maker"), _("Two letters. Empty: not clear."))
    source_class = fields.coded(
        _("said to be from"),
        ClaimedSource,
        _(
            "A claim. Unknown or not said: nobody may guess. Another product of the maker is no ground."
        ),
    )
    sold_as = fields.coded(_("sold as exosomes"), SoldAs)
    source_as_claimed = fields.text(
        _("source as claimed"), _("Say who says so. Never what is in it.")
    )
    route = fields.text(_("route"), _("What the label or the maker says; say so if not read."))
    plain_summary = fields.text(_("in plain words"))
    studies = fields.KeysField(
        _("studies of this very product"),
        of="Study",
        help_text=_("Never of the same kind of source."),
    )
    registered_trials = fields.KeysField(_("registered trials of it"), of="RegisteredTrial")
    other_studies = fields.maybe_text(_("studies near it"), _("And why they do not count for it."))
    could_not_find = fields.KeysField(_("what we could not find"))
    sources = fields.KeysField(_("sources"), of="Source")
    checked_on = fields.known_date(_("checked on"))

    class Meta(Draft.Meta):
        verbose_name = _("product")
        verbose_name_plural = _("products")
        constraints = (
            *Draft.Meta.constraints,
            fields.one_of("source_class", ClaimedSource),
            fields.one_of("sold_as", SoldAs),
        )

    def __str__(self) -> str:
        return self.name


class RegulatorAction(Part):
    """What one regulator did about the product."""

    of = "product"
    product = models.ForeignKey(Product, models.CASCADE, related_name="actions")
    country = fields.line(_("country"), _("Two letters."))
    body = fields.line(_("regulator"))
    fact = fields.text(
        _("what it did"),
        _("Shown “as reported” unless a source is the regulator's own page."),
    )
    limits = fields.text(_("what was not read"), _("Also the steps that came later."))
    sources = fields.KeysField(_("sources"), of="Source")
    date = fields.maybe_date(_("date"), _("As precise as the page showed it."))

    class Meta(Part.Meta):
        verbose_name = _("regulator's action")
        verbose_name_plural = _("regulators' actions")

    def __str__(self) -> str:
        return f"{self.body}, {self.country}"


class LabelTerm(Draft):
    """A string of words on a label, and what it tells."""

    key = fields.key()
    term = fields.line(_("words on the label"))
    also_seen = fields.KeysField(_("also seen"))
    meaning = fields.text(_("what it is"))
    source_class = fields.coded(_("said to be from"), ClaimedSource)
    vesicles = fields.coded(_("names vesicles"), VesiclesNamed)
    study_kind = fields.text(
        _("studies of the same kind of source"), _("That does not make it the same product.")
    )
    studies = fields.KeysField(_("studies"), of="Study")
    registered_trials = fields.KeysField(_("registered trials"), of="RegisteredTrial")
    note = fields.maybe_text(_("note"))
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("words on a label")
        verbose_name_plural = _("words on labels")
        constraints = (
            *Draft.Meta.constraints,
            fields.one_of("source_class", ClaimedSource),
            fields.one_of("vesicles", VesiclesNamed),
        )

    def __str__(self) -> str:
        return self.term
