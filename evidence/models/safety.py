"""Drafts of harms, precautions and warning signs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.vocabulary import Outcome, Urgency
from evidence.models import fields
from evidence.models.base import Draft
from evidence.models.studies import HELPER_METHODS


class Harm(Draft):
    """A harm that was reported somewhere."""

    key = fields.key()
    harm = fields.text(_("harm"))
    outcome = fields.coded(_("outcome"), Outcome)
    setting = fields.text(_("setting"), _("Where and when, like “Nebraska, USA, 2019”."))
    what_was_reported = fields.text(_("what was reported"))
    plain_summary = fields.text(_("in plain words"))
    severity = fields.line(_("severity"))
    frequency = fields.text(_("how often"), _("Never a rate without its number of people."))
    methods = fields.KeysField(_("methods"), of="Option", also=(*HELPER_METHODS, "all"))
    about_scalp_exosomes = fields.maybe_yes(_("is about exosomes on the scalp"))
    note = fields.maybe_text(_("note"))
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("harm")
        verbose_name_plural = _("harms")
        constraints = (*Draft.Meta.constraints, fields.one_of("outcome", Outcome))

    def __str__(self) -> str:
        return self.harm


class Precaution(Draft):
    """Who should avoid something or be careful, and how strong the ground is."""

    key = fields.key()
    group = fields.text(_("who"))
    advice = fields.text(_("advice"))
    level = fields.line(_("level"), _("Like “avoid” or “ask first”."))
    methods = fields.KeysField(_("methods"), of="Option", also=(*HELPER_METHODS, "all"))
    why = fields.text(_("why"))
    strength_of_source = fields.text(_("how strong the source is"))
    conflict = fields.maybe_text(_("where sources disagree"))
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("precaution")
        verbose_name_plural = _("precautions")

    def __str__(self) -> str:
        return self.group


class WarningSign(Draft):
    """A sign that a doctor should look before any cosmetic treatment."""

    key = fields.key(_("The answer's code, like patches."))
    dossier_key = fields.line(_("key in the dossier"), blank=True)
    sign = fields.text(_("sign"))
    why = fields.text(_("why it matters"))
    text = fields.text(_("text for the person"))
    action = fields.text(_("what to do"))
    whom = fields.text(_("whom to see"))
    urgency = fields.coded(_("how soon"), Urgency)
    sources = fields.KeysField(_("sources"), of="Source")
    short_sign = fields.line(
        _("sign, in a sentence"), _("Like “bald patches”, at most 5 words."), blank=True
    )

    class Meta(Draft.Meta):
        verbose_name = _("warning sign")
        verbose_name_plural = _("warning signs")
        constraints = (*Draft.Meta.constraints, fields.one_of("urgency", Urgency))

    def __str__(self) -> str:
        return self.sign


class AfterTreatmentSign(Draft):
    """A warning sign after a treatment."""

    key = fields.key()
    sign = fields.text(_("sign"))
    action = fields.text(_("what to do"))
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("warning sign after treatment")
        verbose_name_plural = _("warning signs after treatment")

    def __str__(self) -> str:
        return self.sign


class ReportingRoute(Draft):
    """Whom to tell about a harm."""

    identity = ("country", "name")
    country = fields.line(_("country"), _("Two letters, EU, or “any” where none was checked."))
    name = fields.line(_("name"))
    text = fields.text(_("text for the person"))
    checked_on = fields.known_date(_("checked on"))
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("place to report a harm")
        verbose_name_plural = _("places to report a harm")
        constraints = (
            *Draft.Meta.constraints,
            models.UniqueConstraint(fields=("country", "name"), name="reportingroute_once"),
        )

    def __str__(self) -> str:
        return f"{self.country}: {self.name}"


class Contact(Draft):
    """Whom to turn to, by country and need."""

    identity = ("country", "need", "name")
    country = fields.line(_("country"), _("Two letters, EU, or “any” where none was checked."))
    need = fields.line(_("need"), _("urgent or distress."))
    name = fields.line(_("name"))
    text = fields.text(_("text for the person"))
    url = fields.maybe_link(_("address"), _("The whole link, like https://www.example.org/help."))
    checked_on = fields.known_date(_("checked on"))
    read = fields.line(_("how much was read"))

    class Meta(Draft.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = (
            *Draft.Meta.constraints,
            models.UniqueConstraint(fields=("country", "need", "name"), name="contact_once"),
        )

    def __str__(self) -> str:
        return f"{self.country}: {self.name}"
