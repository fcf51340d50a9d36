"""Drafts of loose sentences, words explained, and who made the edition."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.models import fields
from evidence.models.base import Draft


class Colophon(Draft):
    """Who made the edition, when it was compiled and how it was searched. One row."""

    identity = ()
    compiled_on = fields.known_date(_("compiled on"))
    authors = fields.text(_("authors"))
    funding = fields.text(_("funding"))
    search_scope = fields.text(_("how it was searched"))
    update_policy = fields.text(_("how it is kept up to date"))
    clinician = fields.line(
        _("clinician who signed it"),
        _("Name and role. Empty: every page says that no clinician has reviewed it."),
        blank=True,
    )

    class Meta(Draft.Meta):
        verbose_name = _("colophon")
        verbose_name_plural = _("colophon")

    def __str__(self) -> str:
        return str(_("About this edition"))


class Wording(Draft):
    """A sentence the summary needs that belongs to no other entry."""

    key = fields.key()
    text = fields.text(_("text for the person"))

    class Meta(Draft.Meta):
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")

    def __str__(self) -> str:
        return self.key


class Statement(Draft):
    """A dated or general sentence with its sources."""

    class Topic(models.TextChoices):
        """The list of the catalogue in which a statement stands."""

        LEGAL_POINTS = "legal_points", _("points of law")
        ZERO_EVENTS = "zero_events", _("what no reported harm means")
        PRICE_TIPS = "price_tips", _("reading a price")
        COMING = "coming", _("what is coming")

    identity = ("topic", "key")
    topic = models.CharField(_("topic"), max_length=20, choices=Topic.choices)
    key = models.CharField(_("key"), max_length=100, validators=[fields.a_key])
    text = fields.text(_("text"))
    computed = fields.maybe_yes(_("computed by us"))
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        constraints = (
            *Draft.Meta.constraints,
            models.UniqueConstraint(fields=("topic", "key"), name="statement_once"),
        )

    def __str__(self) -> str:
        return self.text


class GlossaryTerm(Draft):
    """A word people meet, explained."""

    key = fields.key()
    term = fields.line(_("word"))
    meaning = fields.text(_("meaning"))

    class Meta(Draft.Meta):
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary")

    def __str__(self) -> str:
        return self.term
