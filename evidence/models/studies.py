"""Drafts of studies in people and of what they found."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.core.vocabulary import Certainty, Direction, Outcome, Side, Size
from evidence.models import fields
from evidence.models.base import Draft, Part
from evidence.models.options import Option
from evidence.models.sources import IdentifierRow

HELPER_METHODS = ("delivery_not_stated", "topical_needling_unclear")


class Study(Draft):
    """One study in people, as reported where it was read."""

    key = fields.key(_("Like ST01. It cannot change later."))
    title = fields.text(_("title"))
    authors = fields.maybe_text(_("authors"))
    year = fields.maybe_count(_("year"))
    journal = fields.maybe_line(_("journal"))
    category = fields.line(_("category"), _("Like “randomised placebo-controlled trial”."))
    intervention_class = fields.line(_("kind of treatment"), _("exosome, or what it was instead."))
    pattern_hair_loss = fields.maybe_yes(_("in pattern hair loss"))
    is_exosome = models.BooleanField(_("is about exosomes"), default=False)
    methods = fields.KeysField(_("methods"), of="Option", also=HELPER_METHODS)
    design = fields.text(_("design"))
    randomised = fields.maybe_yes(_("randomised"))
    blinded = fields.maybe_text(_("blinding"))
    control = fields.maybe_text(_("control group"), _("Leave empty if there was none or unknown."))
    n_enrolled = fields.maybe_count(_("people who started"))
    n_analysed = fields.maybe_count(_("people analysed"), _("Never more than started."))
    sex = fields.maybe_line(_("sex, as reported"))
    men = fields.maybe_count(_("men"))
    women = fields.maybe_count(_("women"))
    population = fields.text(_("who took part"))
    age_from = fields.maybe_count(_("youngest age"))
    age_to = fields.maybe_count(_("oldest age"))
    co_treatment = fields.maybe_text(_("given together with"))
    exosome_source = fields.maybe_text(_("where the exosomes came from"))
    product = fields.maybe_text(_("product"))
    route = fields.maybe_text(_("route"))
    dose = fields.maybe_text(_("dose"))
    sessions = fields.maybe_line(_("sessions"))
    spacing = fields.maybe_line(_("time between sessions"))
    follow_up = fields.maybe_text(_("follow-up, as reported"))
    follow_up_weeks = fields.maybe_count(_("follow-up in weeks"))
    outcome_measure = fields.maybe_text(_("what was measured"))
    baseline = fields.maybe_text(_("at the start"))
    final = fields.maybe_text(_("at the end"))
    change_absolute = fields.maybe_text(_("change, as reported"))
    change_percent = fields.maybe_text(_("change in per cent, as reported"))
    results_text = fields.maybe_text(_("findings, as reported"))
    adverse_events = fields.maybe_text(_("harms, as reported"))
    funding_conflicts = fields.maybe_text(_("funding and conflicts"))
    limitations = fields.KeysField(_("limits"), help_text=_("One a line."))
    certainty = fields.coded(_("certainty"), Certainty)
    certainty_note = fields.text(_("note on certainty"), blank=True)
    certainty_reason = fields.text(_("why this certainty"), blank=True)
    uncertain = fields.maybe_text(_("what is unclear"))
    plain_summary = fields.text(_("in plain words"))
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("study")
        verbose_name_plural = _("studies")
        constraints = (
            *Draft.Meta.constraints,
            fields.one_of("certainty", Certainty),
            fields.in_order("n_analysed", "n_enrolled"),
            fields.in_order("age_from", "age_to"),
            fields.in_order("men", "n_enrolled"),
            fields.in_order("women", "n_enrolled"),
        )

    def __str__(self) -> str:
        return self.title


class StudyIdentifier(IdentifierRow):
    """A canonical name of a study, like its registry number."""

    of = "study"
    study = models.ForeignKey(
        Study, models.CASCADE, related_name="identifiers", verbose_name=_("study")
    )

    class Meta(IdentifierRow.Meta):
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")


class Finding(Draft):
    """One benefit or harm of an option, in the same shape for both."""

    key = fields.key()
    option = models.ForeignKey(
        Option, models.PROTECT, to_field="key", related_name="+", verbose_name=_("option")
    )
    side = fields.coded(_("benefit or harm"), Side)
    outcome = fields.coded(_("outcome"), Outcome)
    text = fields.text(_("in plain words"), _("Say how sure we are. Numbers as “X out of 100”."))
    reported = fields.text(_("as reported"))
    direction = fields.coded(_("direction"), Direction)
    size = fields.coded(_("size"), Size)
    certainty = fields.coded(_("certainty"), Certainty)
    certainty_note = fields.text(_("note on certainty"), blank=True)
    treated_events = fields.maybe_count(_("treated: how many had it"))
    treated_people = fields.maybe_count(_("treated: out of how many"))
    control_events = fields.maybe_count(_("control: how many had it"))
    control_people = fields.maybe_count(_("control: out of how many"))
    change_treated = fields.maybe_line(_("change in the treated group"))
    change_control = fields.maybe_line(_("change in the control group"))
    unit = fields.maybe_line(_("unit"))
    value = fields.maybe_line(_("other number, as reported"))
    computed = models.BooleanField(_("computed by us"), default=False)
    weeks = fields.maybe_count(_("after how many weeks"))
    who = fields.maybe_text(_("in whom"))
    study = models.ForeignKey(
        Study,
        models.PROTECT,
        to_field="key",
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("study"),
    )
    sources = fields.KeysField(_("sources"), of="Source")

    class Meta(Draft.Meta):
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        constraints = (
            *Draft.Meta.constraints,
            fields.one_of("side", Side),
            fields.one_of("outcome", Outcome),
            fields.one_of("direction", Direction),
            fields.one_of("size", Size),
            fields.one_of("certainty", Certainty),
            *fields.n_of_n("treated"),
            *fields.n_of_n("control"),
        )

    def __str__(self) -> str:
        return self.text


class FindingDowngrade(Part):
    """Why certainty is lower: a GRADE domain and the reason in words."""

    of = "finding"
    finding = models.ForeignKey(Finding, models.CASCADE, related_name="downgrades")
    domain = fields.line(_("domain"), _("Like “risk of bias” or “imprecision”."))
    reason = fields.text(_("reason"))

    class Meta(Part.Meta):
        verbose_name = _("reason for lower certainty")
        verbose_name_plural = _("reasons for lower certainty")

    def __str__(self) -> str:
        return self.domain
