"""Drafts of studies in people and of what they found."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.vocabulary import Certainty, Direction, Outcome, Side, Size
from evidence.models import fields
from evidence.models.base import Draft, Part
from evidence.models.options import Option
from evidence.models.sources import IdentifierRow

HELPER_METHODS = ("delivery_not_stated", "topical_needling_unclear")
SOURCES_HELP = _(
    "Type an author or a word of the title, like Amini. If it is not there, add it under Sources."
)


class Study(Draft):
    """One study in people, as reported where it was read."""

    key = fields.key(_("The next free one, like ST42. It cannot change later."))
    title = fields.text(_("title"), _("As the paper prints it."))
    authors = fields.maybe_text(_("authors"))
    year = fields.maybe_count(_("year"))
    journal = fields.maybe_line(_("journal"))
    category = fields.line(_("category"), _("Like “randomised placebo-controlled trial”."))
    intervention_class = fields.line(
        _("kind of treatment"), _("“exosome”, or what it was instead, like “exosome versus PRP”.")
    )
    pattern_hair_loss = fields.maybe_yes(_("in pattern hair loss"))
    is_exosome = models.BooleanField(_("is about exosomes"), default=False)
    methods = fields.KeysField(_("methods"), of="Option", also=HELPER_METHODS)
    design = fields.text(_("design"), _("Like “two groups, by chance, 16 weeks”."))
    randomised = fields.maybe_yes(_("randomised"))
    blinded = fields.maybe_text(_("blinding"))
    control = fields.maybe_text(
        _("control group"), _("Like “saline”. Leave empty if there was none or unknown.")
    )
    n_enrolled = fields.maybe_count(_("people who started"))
    n_analysed = fields.maybe_count(_("people analysed"), _("Never more than started."))
    sex = fields.maybe_line(_("sex, as reported"))
    men = fields.maybe_count(_("men"))
    women = fields.maybe_count(_("women"))
    population = fields.text(
        _("who took part"), _("Like “men aged 18 to 50 with pattern hair loss”.")
    )
    age_from = fields.maybe_count(_("youngest age"))
    age_to = fields.maybe_count(_("oldest age"))
    co_treatment = fields.maybe_text(_("given together with"))
    exosome_source = fields.maybe_text(
        _("where the exosomes came from"), _("Like “fat cells of donors” or “a plant extract”.")
    )
    product = fields.maybe_text(_("product"))
    route = fields.maybe_text(_("route"), _("Like “injected into the scalp”."))
    dose = fields.maybe_text(_("dose"))
    sessions = fields.maybe_line(_("sessions"))
    spacing = fields.maybe_line(_("time between sessions"))
    follow_up = fields.maybe_text(_("follow-up, as reported"))
    follow_up_weeks = fields.maybe_count(_("follow-up in weeks"))
    outcome_measure = fields.maybe_text(
        _("what was measured"), _("Like “hairs per cm2 in a marked spot”.")
    )
    baseline = fields.maybe_text(_("at the start"))
    final = fields.maybe_text(_("at the end"))
    change_absolute = fields.maybe_text(_("change, as reported"))
    change_percent = fields.maybe_text(_("change in per cent, as reported"))
    results_text = fields.maybe_text(_("findings, as reported"))
    adverse_events = fields.maybe_text(_("harms, as reported"))
    funding_conflicts = fields.maybe_text(
        _("funding and conflicts"), _("Like “paid by the maker”.")
    )
    limitations = fields.KeysField(_("limits"), help_text=_("One a line, like “12 weeks only”."))
    certainty = fields.coded(
        _("certainty"),
        Certainty,
        _("How far it can be trusted, after GRADE. In doubt choose the lower, and say why below."),
    )
    certainty_note = fields.text(_("note on certainty"), blank=True)
    certainty_reason = fields.text(_("why this certainty"), blank=True)
    uncertain = fields.maybe_text(_("what is unclear"))
    plain_summary = fields.text(
        _("in plain words"),
        _("Short sentences, like “20 men took part. We cannot tell whether it helps.”"),
    )
    sources = fields.KeysField(_("sources"), of="Source", help_text=SOURCES_HELP)

    class Meta(Draft.Meta):
        verbose_name = _("study")
        verbose_name_plural = _("studies")
        constraints = (
            *Draft.Meta.constraints,
            fields.one_of("certainty", Certainty),
            fields.in_order(
                "n_analysed",
                "n_enrolled",
                _("More people were analysed than started. Look at both numbers again."),
            ),
            fields.in_order(
                "age_from", "age_to", _("The youngest age is above the oldest. Look at both again.")
            ),
            fields.in_order(
                "men",
                "n_enrolled",
                _("More men than people who started. Look at both numbers again."),
            ),
            fields.in_order(
                "women",
                "n_enrolled",
                _("More women than people who started. Look at both numbers again."),
            ),
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

    key = fields.key(
        _("Option, study and a number, like topical_alone-ST42-1. It cannot change later.")
    )
    option = models.ForeignKey(
        Option,
        models.PROTECT,
        to_field="key",
        related_name="+",
        verbose_name=_("option"),
        help_text=_("What people could choose. Type a word of its name, like serum."),
    )
    side = fields.coded(_("benefit or harm"), Side)
    outcome = fields.coded(_("outcome"), Outcome)
    text = fields.text(
        _("in plain words"),
        _(
            "Say how sure we are, like “We do not know whether it changes how many hairs grow.”"
            " Numbers as “X out of 100”."
        ),
    )
    reported = fields.text(
        _("as reported"), _("The source's own words, like “+9.5 against +1.5 hairs at week 16”.")
    )
    direction = fields.coded(
        _("direction"),
        Direction,
        _("For the person: more hair is better, more pain is worse. In doubt choose unclear."),
    )
    size = fields.coded(
        _("size"), Size, _("How much it would matter to a person. In doubt choose not known.")
    )
    certainty = fields.coded(
        _("certainty"), Certainty, _("After GRADE; the reasons for it stand at the end.")
    )
    certainty_note = fields.text(_("note on certainty"), blank=True)
    treated_events = fields.maybe_count(
        _("treated: how many had it"), _("For “36 of 945 people” type 36 and 945.")
    )
    treated_people = fields.maybe_count(_("treated: out of how many"))
    control_events = fields.maybe_count(_("control: how many had it"))
    control_people = fields.maybe_count(_("control: out of how many"))
    change_treated = fields.maybe_line(
        _("change in the treated group"), _("With its sign, like +9.5.")
    )
    change_control = fields.maybe_line(_("change in the control group"))
    unit = fields.maybe_line(_("unit"), _("Like “hairs per cm2”."))
    value = fields.maybe_line(
        _("other number, as reported"), _("Only what is neither a count nor a change.")
    )
    computed = models.BooleanField(
        _("computed by us"),
        default=False,
        help_text=_("Tick when we worked the number out of others in the source."),
    )
    weeks = fields.maybe_count(_("after how many weeks"))
    who = fields.maybe_text(_("in whom"), _("Leave empty if it is everybody in the study."))
    study = models.ForeignKey(
        Study,
        models.PROTECT,
        to_field="key",
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("study"),
        help_text=_("Type its key or a word of its title."),
    )
    sources = fields.KeysField(_("sources"), of="Source", help_text=SOURCES_HELP)

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
