"""An edition in which every field of every entry says something else, and every flag is told apart.

A word names its place, like "Study 2 design"; numbers and days are each used once. So a label that
stands beside another field's value is seen at once. Nothing in it is true, and it is never published.
"""

from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from itertools import count
from types import NoneType
from typing import get_args, get_origin, get_type_hints

from evidence.core.edition.article import (
    ClaimTrace,
    CommunityTheme,
    Inconsistency,
    ReferenceCheck,
    Search,
)
from evidence.core.edition.catalogue import Catalogue, Colophon, Option
from evidence.core.edition.guidance import (
    AfterTreatmentSign,
    ClinicQuestion,
    Contact,
    Gap,
    GapType,
    GlossaryTerm,
    Jurisdiction,
    KnowledgeItem,
    LegalEntry,
    LegalPosition,
    RealQuestion,
    ReportingRoute,
    Wording,
)
from evidence.core.edition.items import ITEMS
from evidence.core.edition.library import (
    Count,
    Downgrade,
    Finding,
    Harm,
    Identifier,
    Ingredient,
    OrderOfSize,
    RegisteredTrial,
    Review,
    Source,
    Statement,
    Study,
)
from evidence.core.edition.market import Claim, Price, PriceNotFound
from evidence.core.edition.products import LabelTerm, Product, RegulatorAction
from evidence.core.edition.rules import (
    Allowance,
    FirstYearCost,
    Line,
    LinkedUse,
    Notice,
    Precaution,
    QuestionTrigger,
    Rule,
    RuleWords,
    WarningSign,
    Wish,
)
from evidence.core.edition.topics import AnswerPoint, Topic, TopicAnswer
from evidence.core.edition.translation import Translation
from evidence.core.edition.vocabulary import (
    BreaksSkin,
    Certainty,
    Checked,
    ClaimedSource,
    ClaimVerdict,
    Direction,
    Effect,
    ExosomeSource,
    Group,
    LegalStatus,
    Outcome,
    PointKind,
    Side,
    Size,
    SoldAs,
    Urgency,
    VesiclesNamed,
)
from evidence.core.translations.translatable import digest

DAYS = {
    "as_of", "checked_on", "compiled_on", "date", "date_seen", "dated", "planned_end",
    "retrieved", "search_date", "start", "status_as_of", "verified_on",
}  # fmt: skip
"""Texts that are a day. Those that end something lie ahead, see `LATER_DAYS`."""
LATER_DAYS = {"expires_on", "review_due_on"}
FIRST_DAY, FIRST_LATER_DAY = date(2023, 1, 1), date(2027, 6, 1)
OFFERED, CREAM, BLOOD, BOTTLE, WAIT = (
    "intradermal_injection", "topical_alone", "prp_alone", "topical_minoxidil", "wait",
)  # fmt: skip
"""The options: two ways of using exosomes and three others; their keys mean something to the rules."""

IDENTIFIERS = tuple(
    Identifier(scheme, value)
    for scheme, value in (
        ("doi", "10.1000/made"),
        ("pmid", "31415926"),
        ("pmcid", "PMC2718281"),
        ("nct", "NCT00424242"),
        ("actrn", "ACTRN12600000000001"),
        ("preprint_doi", "10.1101/made"),
        ("url", "https://study.example/made"),
    )
)


class Maker:
    """Makes entries; what is not given gets a word, a number or a day that nothing else has."""

    def __init__(self):
        self.made = count(1)
        self.of_kind = {}

    def __call__(self, kind, /, **given):
        number = self.of_kind[kind] = self.of_kind.get(kind, 0) + 1
        hints = get_type_hints(kind)
        values = {
            field.name: given[field.name]
            if field.name in given
            else self._value(kind, field.name, hints[field.name], number)
            for field in fields(kind)
        }
        unknown = set(given) - set(values)
        assert not unknown, f"{kind.__name__} has no {unknown}"
        return kind(**values)

    def _value(self, kind, name, hint, number):
        hint = (
            next((part for part in get_args(hint) if part is not NoneType), hint)
            if (NoneType in get_args(hint))
            else hint
        )
        if name == "key":
            return f"{_spaced(kind.__name__).replace(' ', '-')}-{number}"
        if name in DAYS | LATER_DAYS:
            first = FIRST_LATER_DAY if name in LATER_DAYS else FIRST_DAY
            return (first + timedelta(days=next(self.made))).isoformat()
        if name == "year":
            return 1950 + next(self.made)
        if hint is str:
            return f"{_spaced(kind.__name__).capitalize()} {number} {name.replace('_', ' ')}"
        if hint is int:
            return 4000 + 3 * next(self.made)
        if get_origin(hint) is tuple or hint is tuple:
            return ()
        raise TypeError(f"{kind.__name__}.{name} must be told apart by hand")


def _spaced(name):
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()


def _several(make, kind, rows, **alike):
    """One entry for each row, all with what is alike."""
    return tuple(make(kind, **{**alike, **row}) for row in rows)


def made_catalogue():
    """The edition; see the module."""
    make = Maker()
    sources = _several(
        make,
        Source,
        [
            {"checked": Checked.CHECKED, "kind": "regulator page", "read": "full page"},
            {"checked": Checked.READ_IN_PART, "read": "abstract", "identifiers": IDENTIFIERS[:2]},
            {"checked": Checked.NOT_LOOKED_UP, "regulator_url": None},
            {"checked": Checked.NOT_TRACED, "regulator_url": None},
            {"checked": Checked.WRONG_DETAILS, "regulator_url": None},
            {"checked": Checked.CONCERN, "regulator_url": None},
            {"checked": Checked.RETRACTED, "regulator_url": None},
        ],
        regulator_url="https://regulator.example/page",
    )  # fmt: skip
    key = [source.key for source in sources]
    good, part, *_rest, concern, _retracted = key
    studies = (
        make(
            Study, identifiers=IDENTIFIERS, pattern_hair_loss=True, is_exosome=True,
            methods=(OFFERED,), randomised=True, limitations=("Study 1 limitation",),
            certainty=Certainty.LOW, sources=(good,), follow_up_weeks=104, men=1500, women=2551,
            n_enrolled=4400, n_analysed=4051, age_from=20, age_to=30,
        ),
        make(
            Study, pattern_hair_loss=False, is_exosome=True, methods=(CREAM,), randomised=False,
            control="none, study 2 control", certainty=Certainty.VERY_LOW, sources=(part,),
            limitations=(), follow_up_weeks=10, n_analysed=None, product=None, route=None,
        ),
        make(
            Study, pattern_hair_loss=True, is_exosome=False, methods=(BLOOD,), randomised=None,
            control=None, certainty=Certainty.MODERATE, sources=(concern,), limitations=(),
            follow_up_weeks=None, n_enrolled=None, n_analysed=None, product=None,
            exosome_source=None,
        ),
        make(
            Study, pattern_hair_loss=None, is_exosome=True, methods=(), randomised=None,
            control=None, certainty=Certainty.HIGH, sources=(good,), limitations=(),
            follow_up_weeks=20, uncertain=None,
        ),
    )  # fmt: skip
    trials = (
        make(RegisteredTrial, methods=(OFFERED,), results_posted=True, sources=(good,)),
        make(RegisteredTrial, methods=("all",), results_posted=False, sources=(good,)),
        make(
            RegisteredTrial, methods=(CREAM,), results_posted=None, sources=(good,),
            registry_id=None, comparator=None, n_target=None, primary_outcome=None, status=None,
        ),
    )  # fmt: skip
    options = (
        make(
            Option, key=OFFERED, group=Group.EXOSOME_METHOD, breaks_skin=BreaksSkin.INJECTION,
            blood_draw=False, certainty=Certainty.VERY_LOW, studies=("study-1",),
            other_reports=("study-2", "study-4"), near_relatives=(), studies_counted=True,
            registered_trials=("registered-trial-1",), sources=(good,),
        ),
        make(
            Option, key=CREAM, group=Group.EXOSOME_METHOD, breaks_skin=BreaksSkin.MICRONEEDLING,
            blood_draw=False, certainty=Certainty.NO_EVIDENCE, studies=(), other_reports=(),
            near_relatives=("study-3",), studies_counted=True, sources=(part,),
            registered_trials=("registered-trial-3",),
        ),
        make(
            Option, key=BLOOD, group=Group.OTHER_CHOICE, breaks_skin=BreaksSkin.INJECTION,
            blood_draw=True, certainty=Certainty.LOW, studies_counted=False, sources=(good,),
            known="21 more hairs: option 3 known",
        ),
        make(
            Option, key=BOTTLE, group=Group.OTHER_CHOICE, breaks_skin=BreaksSkin.NONE,
            blood_draw=False, certainty=Certainty.HIGH, studies_counted=False, sources=(part,),
        ),
        make(
            Option, key=WAIT, group=Group.OTHER_CHOICE, breaks_skin=BreaksSkin.NONE,
            blood_draw=False, certainty=Certainty.MODERATE, studies_counted=False, sources=(good,),
            visits=0,
        ),
    )  # fmt: skip
    every = [option.key for option in options]
    fair = {"study": None, "downgrades": (), "treated": None, "control": None}
    findings = (
        make(
            Finding, option=BLOOD, side=Side.BENEFIT, outcome=Outcome.HAIR_COUNT,
            direction=Direction.BETTER, size=Size.LARGE, certainty=Certainty.HIGH, computed=False,
            sources=(good,), **fair, change_treated="+31", change_control="+7",
            unit="hairs per cm2", weeks=12,
        ),
        make(
            Finding, option=BLOOD, side=Side.HARM, outcome=Outcome.INFECTION,
            direction=Direction.WORSE, size=Size.SMALL_BUT_IMPORTANT, certainty=Certainty.LOW,
            computed=True, sources=(part,), weeks=16, change_treated=None, change_control=None,
            study=None, treated=Count(30, 200), control=Count(22, 400), unit=None,
            downgrades=(Downgrade("imprecision", "Downgrade 1 reason"),),
        ),
        make(
            Finding, option=OFFERED, side=Side.BENEFIT, outcome=Outcome.HAIR_THICKNESS,
            direction=Direction.UNCLEAR, size=Size.NOT_KNOWN, certainty=Certainty.VERY_LOW,
            computed=False, sources=(good,), **{**fair, "study": "study-1"}, weeks=8,
            change_treated=None, change_control=None, unit=None,
        ),
        make(
            Finding, option=WAIT, side=Side.BENEFIT, outcome=Outcome.SEEN_CHANGE,
            direction=Direction.LITTLE_OR_NONE, size=Size.LITTLE_OR_NONE,
            certainty=Certainty.MODERATE, computed=False, sources=(good,), **fair, weeks=20,
            change_treated=None, change_control=None, unit=None,
        ),
        make(
            Finding, option=BOTTLE, side=Side.BENEFIT, outcome=Outcome.QUALITY_OF_LIFE,
            direction=Direction.WORSE, size=Size.LARGE, certainty=Certainty.LOW, computed=False,
            sources=(part,), **fair, weeks=24, change_treated=None, change_control=None, unit=None,
        ),
        make(
            Finding, option=BOTTLE, side=Side.HARM, outcome=Outcome.SEXUAL_EFFECT,
            direction=Direction.LITTLE_OR_NONE, size=Size.LITTLE_OR_NONE,
            certainty=Certainty.MODERATE, computed=False, sources=(part,), **fair, weeks=26,
            change_treated=None, change_control=None, unit=None,
        ),
    )  # fmt: skip
    prices = (
        make(
            Price, option=OFFERED, currency="USD", low=611, high=623, point=None, computed=True,
            sources=(good,), unit="per session, price 1 unit",
        ),
        make(
            Price, option=OFFERED, currency="USD", low=None, high=None, point=733, computed=False,
            sources=(part,),
        ),
        make(
            Price, option=BLOOD, currency="GBP", low=811, high=823, point=None, computed=False,
            sources=(good,), date_seen=None, note=None,
        ),
        make(
            Price, option=BOTTLE, currency="GBP", low=85, high=96, point=None, computed=True,
            sources=(good,),
        ),
    )  # fmt: skip
    return Catalogue(
        colophon=make(Colophon),
        options=options,
        sources=sources,
        rules=(
            make(
                Rule, key="STOP", when=(Line("age_band", ("under_18",)),), effect=Effect.STOP,
                options=tuple(every), basis=(), except_already_using=False, covered_by=(),
                sources=(good,), words=(),
            ),
            make(
                Rule, when=(Line("conditions", ("allergies",)),), effect=Effect.NOT_SUITABLE,
                options=(OFFERED, CREAM), basis=("precaution-1",), except_already_using=False,
                covered_by=(), sources=(good,),
                words=(RuleWords((CREAM,), "Rule words 1 brief", "Rule words 1 text"),),
            ),
            make(
                Rule, when=(Line("conditions", ("diabetes_poorly_controlled",)),),
                effect=Effect.CHECK_FIRST, options=(BLOOD,), basis=(), except_already_using=True,
                covered_by=(), sources=(), words=(),
            ),
        ),
        wishes=(
            make(
                Wish, item="blood_draw", attribute="blood_draw",
                allows=(Allowance("yes", ("true", "false")), Allowance("no", ("false",))),
            ),
            make(
                Wish, item="visits_per_year", attribute="visits",
                allows=(Allowance("none", (), 0), Allowance("1_to_3", (), 3)),
            ),
        ),
        linked_uses=(LinkedUse("topical_minoxidil", BOTTLE),),
        first_year_costs=(
            make(
                FirstYearCost, option=BLOOD, currency="GBP", low=1201, high=1303,
                later_year_low=101, later_year_high=107, prices=("price-3",),
            ),
            make(
                FirstYearCost, option=BOTTLE, currency="GBP", low=85, high=96,
                later_year_low=None, later_year_high=None, prices=("price-4",),
            ),
            make(
                FirstYearCost, option=WAIT, currency="any", low=0, high=0, later_year_low=0,
                later_year_high=0, prices=(),
            ),
        ),
        notices=(
            make(
                Notice, when=(Line("conditions", ("low_mood",)),), unless=(), sources=(good,),
                places=(),
            ),
        ),
        warning_signs=(
            make(WarningSign, key="patches", urgency=Urgency.SOON, sources=(good,)),
            make(WarningSign, key="sudden_loss", urgency=Urgency.THIS_WEEK, sources=(part,)),
            make(WarningSign, key="great_distress", urgency=Urgency.NOW, sources=(good,)),
            make(
                WarningSign, key="scaling_or_pus", urgency=Urgency.BEFORE_ANY_TREATMENT,
                sources=(good,),
            ),
        ),
        precautions=(
            make(Precaution, methods=("all",), level="avoid", sources=(good,)),
            make(Precaution, key="P12", methods=(OFFERED,), sources=(part,)),
        ),
        question_triggers=(
            make(
                QuestionTrigger, when=(), treatment_country=(), treatment_abroad=False,
                ask=("clinic-question-1", "clinic-question-2"),
            ),
            make(
                QuestionTrigger, when=(Line("conditions", ("allergies",)),), treatment_country=(),
                treatment_abroad=False, ask=("clinic-question-3",),
            ),
        ),
        clinic_questions=_several(
            make,
            ClinicQuestion,
            [
                {"linked_gaps": ("gap-type-1",), "sources": (good,)},
                {"linked_gaps": ("gap-type-2",), "sources": (part,)},
                {"linked_gaps": (), "sources": (), "neutral_question": ""},
                {"linked_gaps": (), "sources": (good,), "short_question": ""},
            ],
            methods=(OFFERED,),
        ),
        claims=_several(
            make,
            Claim,
            [
                {"key": "percent_more_hair", "verdict": ClaimVerdict.NUMBER_WITHOUT_FAIR_TEST},
                {"key": "price_ends_today", "verdict": ClaimVerdict.CANNOT_BE_CHECKED},
                {"key": "approved_by_regulator", "verdict": "by_law"},
                {"key": "permanent_result", "verdict": ClaimVerdict.CONTRADICTED},
                {"key": "contains_stem_cells", "verdict": ClaimVerdict.NOT_SAME_PRODUCT_OR_ROUTE},
                {"key": "better_than_minoxidil", "verdict": ClaimVerdict.ONLY_FOR},
                {"key": "clinically_proven", "verdict": ClaimVerdict.SUPPORTED},
            ],
            sources=(good,),
        ),
        legal_positions=_several(
            make,
            LegalPosition,
            [
                {"country": "US", "status": LegalStatus.NOT_APPROVED},
                {"country": "GB", "status": LegalStatus.PROHIBITED},
                {"country": "EU", "status": LegalStatus.UNCLEAR, "as_of": None},
                {"country": "US", "option": CREAM, "status": LegalStatus.ALLOWED_AS_COSMETIC},
                {"country": "GB", "option": CREAM, "status": LegalStatus.APPROVED},
                {"country": "GB", "exosome_source": ExosomeSource.HUMAN, "status": LegalStatus.UNCLEAR},
                {"country": "GB", "exosome_source": ExosomeSource.ANIMAL, "status": LegalStatus.UNCLEAR},
                {"country": "GB", "exosome_source": ExosomeSource.PLANT, "status": LegalStatus.UNCLEAR},
            ],
            option=OFFERED,
            exosome_source=ExosomeSource.ANY,
            sources=(good,),
        ),
        eu_members=("DE", "FR"),
        wordings=tuple(
            Wording(name, f"Wording of {name.replace('_', ' ')}.")
            for name in (
                "stop_under_18_text", "stop_under_18_action", "no_legal_row", "no_country",
                "fill_question_because", "no_price", "already_using", "ask_before_you_change",
                "never_change_this", "careful_when_open", "no_budget", "price_other_currency",
                "hair_loss_no_source_1", *(f"open_{item.key}" for item in ITEMS),
            )
        ),
        jurisdictions=(
            make(
                Jurisdiction, key="US",
                entries=(
                    make(LegalEntry, applies_to=(OFFERED,), sources=(good,)),
                    make(LegalEntry, applies_to=None, sources=(part,), date=None),
                ),
            ),
            make(Jurisdiction, key="UK", entries=(), not_verified=None),
        ),
        legal_points=(make(Statement, key="law-point", computed=None, sources=(good,)),),
        studies=studies,
        findings=findings,
        reviews=(make(Review, identifiers=IDENTIFIERS[:1], sources=(good,)),),
        registered_trials=trials,
        harms=_several(
            make,
            Harm,
            [
                {"about_scalp_exosomes": True, "outcome": Outcome.INFECTION},
                {"about_scalp_exosomes": False, "outcome": Outcome.MOOD},
                {"about_scalp_exosomes": None, "outcome": Outcome.MOOD},
            ],
            methods=("all",),
            sources=(good,),
        ),
        zero_events=(make(Statement, key="zero-event", computed=None, sources=(good,)),),
        after_treatment_signs=(make(AfterTreatmentSign, sources=(good,)),),
        reporting_routes=_several(
            make, ReportingRoute, [{"country": "GB"}, {"country": "any"}], sources=(good,)
        ),
        contacts=_several(
            make,
            Contact,
            [
                {"country": "GB", "need": "urgent"},
                {"country": "GB", "need": "distress"},
                {"country": "any", "need": "urgent"},
                {"country": "any", "need": "distress"},
            ],
            url="https://help.example/",
        ),
        prices=prices,
        prices_not_found=(
            make(PriceNotFound, option=CREAM, found=False, searches=3),
            make(PriceNotFound, option=WAIT, found=True, searches=9),
            make(PriceNotFound, option=BOTTLE, found=False, searches=0),
        ),
        price_tips=(
            make(Statement, key="tip-computed", computed=True, sources=(good,)),
            make(Statement, key="tip-read", computed=False, sources=(part,)),
        ),
        ingredients=(make(Ingredient, sources=(good,)),),
        orders_of_size=_several(
            make,
            OrderOfSize,
            [
                {"option": BLOOD, "computed": True},
                {"option": BOTTLE, "computed": False},
                {"option": WAIT, "computed": None, "hairs_per_cm2_vs_control": None},
            ],
            sources=(good,),
        ),
        gap_types=(make(GapType), make(GapType)),
        gaps=(
            make(Gap, gap="gap-type-1", method=OFFERED, status="open", sources=(good,)),
            make(Gap, gap="gap-type-2", method=OFFERED, status="partly open", sources=(part,)),
            make(Gap, gap="gap-type-1", method=CREAM, status="trial registered", sources=(good,)),
        ),
        reference_checks=(
            make(
                ReferenceCheck, checked=Checked.NOT_TRACED, searches=(make(Search),),
                plausibility=("Reference check 1 plausibility",),
                counter_evidence=("Reference check 1 counter evidence",), sources=(good,),
            ),
        ),
        inconsistencies=(make(Inconsistency, sources=(good,)),),
        claim_traces=(make(ClaimTrace, sources=(good,)),),
        community_themes=(make(CommunityTheme, sources=(good,)),),
        glossary=(make(GlossaryTerm), make(GlossaryTerm, key="pattern_hair_loss")),
        real_questions=(
            make(
                RealQuestion, certainty=Certainty.LOW, nobody_knows=True, page="harms/",
                sources=(good,),
            ),
            make(
                RealQuestion, certainty=Certainty.HIGH, nobody_knows=False, page="",
                sources=(part,),
            ),
        ),
        knowledge_items=(
            make(KnowledgeItem, is_true=True, sources=(good,)),
            make(KnowledgeItem, is_true=False, sources=(part,)),
        ),
        translations=tuple(
            make(
                Translation, place=f"harms/harm-{number}/plain_summary", language="tr",
                english_sha256=digest(f"Harm {number} plain summary"), machine_drafted=machine,
                verified_on=verified, sources=(part,),
            )
            for number, machine, verified in (
                (1, False, "2023-11-05"), (2, True, "2023-11-06"), (3, False, None),
            )
        ),
        products=_several(
            make,
            Product,
            [
                {"source_class": ClaimedSource.HUMAN, "sold_as": SoldAs.CLAIMED, "made_in": "KR"},
                {
                    "source_class": ClaimedSource.PLANT, "sold_as": SoldAs.NO, "maker": None,
                    "made_in": "JP", "registered_trials": ("registered-trial-3",),
                },
                {"source_class": ClaimedSource.UNKNOWN, "sold_as": SoldAs.NOT_SHOWN, "maker": None, "made_in": None},
            ],
            names_seen=("Product also seen",),
            studies=("study-1",),
            registered_trials=("registered-trial-1",),
            could_not_find=("Product could not find",),
            actions=(
                make(RegulatorAction, country="US", sources=(good,)),
                make(RegulatorAction, country="GB", sources=(part,), date=None),
            ),
            sources=(good,),
        ),
        label_terms=_several(
            make,
            LabelTerm,
            [
                {"source_class": source, "vesicles": vesicles}
                for source, vesicles in zip(ClaimedSource, 3 * tuple(VesiclesNamed), strict=True)
            ],
            also_seen=("Label also seen",),
            studies=("study-1",),
            registered_trials=("registered-trial-1",),
            sources=(good,),
        ),
        topics=(
            make(
                Topic, real_questions=("real-question-1",), ask=("clinic-question-1",),
                see_also=("harms/#after",), words=("Topic 1 word",), signs_first=True,
            ),
        ),
        topic_answers=(
            make(
                TopicAnswer, topic="topic-1", country="US", nobody_knows=True, sources=(good,),
                words=("Topic answer 1 word",),
                points=tuple(
                    make(AnswerPoint, kind=kind, sources=(good,), url="https://turn.example/")
                    for kind in PointKind
                ),
            ),
            make(
                TopicAnswer, topic="topic-1", country=None, nobody_knows=False, sources=(part,),
                words=(), points=(), as_of=None,
            ),
        ),
        coming=(
            make(
                Statement, key="coming", text="Statement name. Statement rest.", computed=None,
                sources=(good,),
            ),
        ),
    )  # fmt: skip


def kinds_of_entries():
    """Every dataclass that an edition is made of, and every field of each."""
    found, waiting = {}, [Catalogue]
    while waiting:
        kind = waiting.pop()
        if kind in found:
            continue
        hints = get_type_hints(kind)
        found[kind] = tuple(field.name for field in fields(kind))
        for hint in hints.values():
            waiting += [part for part in (hint, *get_args(hint)) if is_dataclass(part)]
    del found[Catalogue]
    return {kind.__name__: names for kind, names in found.items()}
