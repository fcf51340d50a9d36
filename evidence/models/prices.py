"""Drafts of what things cost and of measured differences beside the blanks."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.models import fields
from evidence.models.base import Draft
from evidence.models.options import Option


class Price(Draft):
    """A price somebody asked, in whole units of the currency."""

    key = fields.key()
    option = fields.line(_("option"), _("An option's key, or any_exosome."))
    currency = fields.line(_("currency"), _("Three letters, like USD."))
    low = fields.maybe_count(_("lowest"))
    high = fields.maybe_count(_("highest"))
    point = fields.maybe_count(_("the one price"), _("Where a single price was named."))
    unit = fields.line(_("for what"), _("Like “per session”."))
    place = fields.line(_("place"))
    date_seen = fields.maybe_line(
        _("date seen"), _("As the page showed it, like 2026-03 or “undated, text of 2024”.")
    )
    source_type = fields.line(_("kind of source"))
    computed = models.BooleanField(_("computed by us"), default=False)
    note = fields.maybe_text(_("note"))
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("price")
        verbose_name_plural = _("prices")
        constraints = (*Draft.Meta.constraints, fields.in_order("low", "high"))

    def __str__(self) -> str:
        return f"{self.option}, {self.place}, {self.currency}"


class PriceNotFound(Draft):
    """A price that was looked for and not found."""

    identity = ("option", "what")
    option = fields.line(_("option"), _("An option's key, or any_exosome."))
    what = fields.line(_("what was looked for"))
    searches = models.PositiveIntegerField(_("searches made"))
    found = models.BooleanField(_("found"), default=False)
    note = fields.maybe_text(_("note"))

    class Meta(Draft.Meta):
        verbose_name = _("price not found")
        verbose_name_plural = _("prices not found")
        constraints = (
            *Draft.Meta.constraints,
            models.UniqueConstraint(fields=("option", "what"), name="pricenotfound_once"),
        )

    def __str__(self) -> str:
        return self.what


class FirstYearCost(Draft):
    """What an option costs in its first year, whole units."""

    identity = ("option", "currency")
    option = models.ForeignKey(
        Option, models.PROTECT, to_field="key", related_name="+", verbose_name=_("option")
    )
    currency = fields.line(_("currency"), _("Three letters, or “any” for nothing at all."))
    low = models.PositiveIntegerField(_("lowest"))
    high = models.PositiveIntegerField(_("highest"))
    later_year_low = fields.maybe_count(_("later years, lowest"))
    later_year_high = fields.maybe_count(_("later years, highest"))
    prices = fields.KeysField(_("prices it rests on"), of="Price")
    note = fields.text(_("note"), blank=True)
    as_of = fields.maybe_date(_("as of"))

    class Meta(Draft.Meta):
        verbose_name = _("first-year cost")
        verbose_name_plural = _("first-year costs")
        constraints = (
            *Draft.Meta.constraints,
            fields.in_order("low", "high"),
            fields.in_order("later_year_low", "later_year_high"),
            models.UniqueConstraint(fields=("option", "currency"), name="firstyearcost_once"),
        )

    def __str__(self) -> str:
        return f"{self.option_id}, {self.currency}"


class Ingredient(Draft):
    """One ingredient of compounded blends, with the evidence for it alone."""

    key = fields.key()
    evidence = fields.text(_("evidence"))
    strength = fields.text(_("strength"))
    harms = fields.text(_("harms"))
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("ingredient")
        verbose_name_plural = _("ingredients")

    def __str__(self) -> str:
        return self.key


class OrderOfSize(Draft):
    """A measured difference beside the blanks; never ranked against another trial."""

    key = fields.key()
    option = fields.line(_("option"))
    hairs_per_cm2_vs_control = fields.maybe_line(_("hairs per cm² more than control"))
    horizon = fields.line(_("after"))
    computed = fields.maybe_yes(_("computed by us"))
    note = fields.maybe_text(_("note"))
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("order of size")
        verbose_name_plural = _("orders of size")

    def __str__(self) -> str:
        return self.option
