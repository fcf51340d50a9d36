"""A small edition of other words and numbers: nothing in it was read anywhere.

The checks that notice faults in the starter must not know the starter. Here are other options, studies,
harms, countries and figures, told as an edition tells them.
"""

from dataclasses import replace

from evidence.core.edition.catalogue import Colophon
from evidence.core.edition.guidance import Jurisdiction, KnowledgeItem, LegalEntry, LegalPosition
from evidence.core.edition.library import Count, Finding, Harm, Source, Study
from evidence.core.edition.market import Claim, Price
from evidence.core.edition.rules import FirstYearCost
from evidence.core.edition.vocabulary import (
    Certainty,
    Checked,
    ClaimVerdict,
    Direction,
    ExosomeSource,
    LegalStatus,
    Outcome,
    Side,
    Size,
)
from tests.builders import catalogue, made, option, rule

READ_ON = "2027-03-02"


def another_edition():
    """Four options, three studies, two harms, two countries, three prices."""
    return catalogue(
        *OPTIONS,
        rules=(rule("CARE", "drops pen", sources=("PERU26",), conditions="allergies"),),
        colophon=made(
            Colophon,
            compiled_on=READ_ON,
            review_due_on="2027-09-01",
            search_scope="We searched copies of pages.",
            update_policy="The law is checked again after 90 days.",
        ),
        sources=tuple(source(*one) for one in SOURCES),
        studies=STUDIES,
        findings=FINDINGS,
        harms=HARMS,
        jurisdictions=COUNTRIES,
        legal_positions=LAW,
        prices=PRICES,
        first_year_costs=COSTS,
        knowledge_items=STATEMENTS,
        claims=CLAIMS,
    )


def source(key, title, year):
    """A source that was read in part."""
    read = made(
        Source, key=key, title=title, year=year, read="abstract", retrieved=READ_ON, checked=Checked.READ_IN_PART,
        regulator_url=None, authors=None, venue=None, confidence="medium",
    )  # fmt: skip
    return replace(read, kind="journal article")


SOURCES = (
    ("LIMA25", "Exosome drops for thinning hair: a trial in Lima", 2025),
    ("QUITO26", "Exosomes with a needling pen, a series", 2026),
    ("OSLO24", "Lotion of yeast extract against a dummy lotion", 2024),
    ("PILL22", "A tablet against a dummy tablet in 410 women", 2022),
    ("PERU26", "Peru's medicines authority on exosomes", 2026),
    ("NORWAY26", "Norway's medicines agency on exosomes", 2026),
    ("BURN26", "Burns after exosome drops", 2026),
    ("FEVER25", "Fever after an exosome pen", 2025),
    ("SHOP26", "Page with prices of exosome drops", 2026),
    ("SHOP27", "Page with the price of a tablet", 2027),
)
OPTIONS = (
    option(
        "drops", exosome=True, name="Exosome drops", what_it_is="Drops sold as holding exosomes.",
        how_it_is_done="You put the drops on the scalp.", what_it_is_like="It may sting.", certainty=Certainty.VERY_LOW,
        certainty_reason="One small trial.", studies=("S1",), sources=("LIMA25",), known="One trial, 44 people.",
        harm_line="Burns came after it. How often is not known.", near_relatives=("S3",), studies_counted=True,
        approved_status="By 2 March 2027 we found no exosome product that any country has approved.",
    ),
    option(
        "pen", exosome=True, skin="microneedling", name="Exosomes with a pen", what_it_is="A liquid put on after a pen.",
        how_it_is_done="The pen makes tiny pricks.", what_it_is_like="The pricks may hurt.", certainty=Certainty.VERY_LOW,
        certainty_reason="One series without a comparison group.", studies=("S2",), sources=("QUITO26",), visits=4,
        known="Not shown by a fair test.", harm_line="Fever came after it. How often is not known.", studies_counted=True,
    ),
    option(
        "tablet", name="A tablet", what_it_is="A tablet a doctor prescribes.", how_it_is_done="You take one each day.",
        what_it_is_like="You see a doctor first.", certainty=Certainty.MODERATE, certainty_reason="One trial of 410 women.",
        known="410 women, 36 weeks.", harm_brief="headache in some", sources=("PILL22",),
    ),
)  # fmt: skip


def study(key, **given):
    """A study without what was not stated."""
    given.setdefault("certainty", Certainty.VERY_LOW)
    given.setdefault("certainty_note", given["certainty"].value.replace("_", " "))
    return made(Study, key=key, certainty_reason="It was small.", **given)


STUDIES = (
    study(
        "S1", title="Drops in Lima", year=2025, category="randomised placebo-controlled trial", design="randomised, two groups",
        intervention_class="exosome", pattern_hair_loss=True, is_exosome=True, methods=("drops",), randomised=True,
        control="dummy drops", n_enrolled=48, n_analysed=44, men=19, women=25, sex="19 men, 25 women", route="drops on the scalp",
        follow_up="20 weeks", follow_up_weeks=20, results_text="Counts rose by 6.4 hairs with the drops and 2.1 with dummy drops.",
        plain_summary="44 people used drops or dummy drops. After 20 weeks the gain was 6.4 hairs, and 2.1 with the dummy. It was too small to be sure, and cannot show harm.",
        sources=("LIMA25",),
    ),
    study(
        "S2", title="Pen in Quito", year=2026, category="single-arm prospective study", design="one group", intervention_class="exosome",
        pattern_hair_loss=True, is_exosome=True, methods=("pen",), randomised=False, control="none", n_enrolled=17, men=17, women=0,
        sex="men only", route="on the scalp after microneedling", follow_up="8 months", follow_up_weeks=35, age_from=22, age_to=51,
        results_text="Density rose by 11 percent.", plain_summary="17 men had a pen and exosomes. After 8 months hair was denser. There was no comparison group.",
        sources=("QUITO26",),
    ),
    study(
        "S3", title="Yeast lotion in Oslo", year=2024, category="randomised placebo-controlled trial", design="randomised", is_exosome=False,
        intervention_class="adjacent product (yeast extract, not exosomes)", pattern_hair_loss=True, methods=("drops",), randomised=True,
        control="dummy lotion", n_enrolled=66, follow_up="5 months", follow_up_weeks=22, results_text="Counts rose by 9 in both groups.",
        plain_summary="66 people used a lotion of yeast, not exosomes, for 5 months. Counts rose by 9 in both groups.", sources=("OSLO24",),
    ),
)  # fmt: skip


def finding(key, option, side, outcome, text, reported, direction, **given):
    """A finding of very low certainty, unless told otherwise."""
    given.setdefault("certainty", Certainty.VERY_LOW)
    given.setdefault("certainty_note", given["certainty"].value.replace("_", " "))
    given.setdefault("size", Size.NOT_KNOWN)
    return made(
        Finding, key=key, option=option, side=Side(side), outcome=Outcome(outcome), text=text, reported=reported,
        direction=Direction(direction), **given,
    )  # fmt: skip


FINDINGS = (
    finding(
        "drops-S1-count", "drops", "benefit", "hair_count",
        "44 people were counted after 20 weeks. With the drops they gained 6.4 hairs, and 2.1 with dummy drops. This may be chance.",
        "44 analysed at 20 weeks: +6.4 hairs with drops, +2.1 with dummy drops; possibly chance.", "better",
        change_treated="6.4", change_control="2.1", weeks=20, who="44 people", study="S1", sources=("LIMA25",),
    ),
    finding(
        "drops-burn", "drops", "harm", "lumps_or_skin_damage",
        "Five people in Lima had burns on the scalp within 3 days of exosome drops. How many used them is not known.",
        "Five people had scalp burns within three days of the drops; the number treated was not stated.", "worse", sources=("BURN26",),
    ),
    finding(
        "pen-S2-thickness", "pen", "benefit", "hair_thickness",
        "17 men had denser hair after 8 months. There was no comparison group, so the pen alone may explain it.",
        "17 men, 8 months: density rose; no comparison group, an effect of needling is possible.", "better",
        weeks=35, who="17 men", study="S2", sources=("QUITO26",),
    ),
    finding(
        "pen-fever", "pen", "harm", "infection",
        "Two women had fever and an infection two days after exosomes with a pen. How many were treated is not known.",
        "Two women had fever and infection two days after exosomes with a pen; denominators unknown.", "worse", sources=("FEVER25",),
    ),
    finding(
        "tablet-seen", "tablet", "benefit", "seen_change",
        "In 36 weeks, 52 out of 100 women saw more hair with the tablet. With a dummy tablet it was 31 out of 100. 410 women took part.",
        "410 women, 36 weeks: 52 per 100 saw more hair, 31 per 100 with a dummy tablet.", "better", size=Size.SMALL_BUT_IMPORTANT,
        certainty=Certainty.MODERATE, weeks=36, who="410 women", sources=("PILL22",),
    ),
    finding(
        "tablet-head", "tablet", "harm", "whole_body_effect",
        "14 of 205 women had a headache with the tablet in 36 weeks. With the dummy tablet it was 9 of 205.",
        "Headache: 14 of 205 with the tablet, 9 of 205 with the dummy, 36 weeks.", "worse", certainty=Certainty.MODERATE,
        treated=Count(14, 205), control=Count(9, 205), weeks=36, who="410 women", sources=("PILL22",),
    ),
)  # fmt: skip
HARMS = (
    made(
        Harm, key="burn", harm="burns", outcome=Outcome.LUMPS_OR_SKIN_DAMAGE, setting="Lima, 2026", methods=("drops",),
        what_was_reported="Five people had scalp burns within three days of the drops; the number treated was not stated.",
        plain_summary="Five people in Lima had burns on the scalp within 3 days of exosome drops. How many used them is not known.",
        about_scalp_exosomes=True, sources=("BURN26",),
    ),
    made(
        Harm, key="fever", harm="fever", outcome=Outcome.INFECTION, setting="2025", methods=("pen",),
        what_was_reported="Two women had fever and infection two days after exosomes with a pen; denominators unknown.",
        plain_summary="Two women had fever and an infection two days after exosomes with a pen. How many were treated is not known.",
        about_scalp_exosomes=True, sources=("FEVER25",),
    ),
)  # fmt: skip


def country(key, name, key_of_source, day, fact):
    """A country with one dated statement."""
    return made(
        Jurisdiction, key=key, name=name, position_in_one_line=fact, what_it_means_for_a_patient="Ask for the licence.",
        entries=(LegalEntry(day, "notice", fact, None, (key_of_source,)),),
    )  # fmt: skip


COUNTRIES = (
    country(
        "PE", "Peru", "PERU26", "2026-02-10", "The authority said that exosomes are not approved."
    ),
    country(
        "NO",
        "Norway",
        "NORWAY26",
        "2026-08-21",
        "The agency said that exosomes may not be injected.",
    ),
)


def law(where, option, status, text, key_of_source, as_of):
    """One row of the law."""
    return made(
        LegalPosition, country=where, option=option, exosome_source=ExosomeSource.ANY, status=LegalStatus(status), text=text,
        as_of=as_of, checked_on=READ_ON, expires_on="2027-05-31", sources=(key_of_source,),
    )  # fmt: skip


LAW = (
    law("PE", "drops", "not_approved", "Exosomes are not approved in Peru, the authority said in February 2026.", "PERU26", "2026-02-10"),
    law("PE", "pen", "not_approved", "With a pen, exosomes are not approved in Peru. Ask for the licence.", "PERU26", "2026-02-10"),
    law("NO", "drops", "unclear", "We found no rule on drops in Norway. Ask under which law they are sold.", "NORWAY26", "2026-08-21"),
    law("NO", "pen", "prohibited", "Norway's agency said in August 2026 that use with a pen is not allowed.", "NORWAY26", "2026-08-21"),
)  # fmt: skip
PRICES = (
    made(Price, key="P1", option="drops", currency="GBP", low=70, high=110, unit="per month", place="United Kingdom", date_seen="2026", sources=("SHOP26",)),
    made(Price, key="P2", option="tablet", currency="CAD", low=12, high=25, unit="per month", place="Canada", date_seen="2027", sources=("SHOP27",)),
)  # fmt: skip
COSTS = (
    FirstYearCost(
        "drops", "GBP", 840, 1320, 840, 1320, ("P1",), "Twelve months at 70 to 110.", "2026"
    ),
    FirstYearCost(
        "tablet", "CAD", 144, 300, 144, 300, ("P2",), "Twelve months at 12 to 25.", "2027"
    ),
)
STATEMENTS = (
    KnowledgeItem("approved", "Exosome drops are approved in Peru.", False, "They are not approved there, its authority said.", ("PERU26",)),
    KnowledgeItem("late", "Burns can come after a few days.", True, "Five people had burns within 3 days of exosome drops.", ("BURN26",)),
)  # fmt: skip
CLAIMS = (
    made(Claim, key="no_side_effects", verdict=ClaimVerdict.CONTRADICTED, text="Burns and fever came after it. How often is not known.", sources=("BURN26",)),
    made(Claim, key="permanent_result", verdict=ClaimVerdict.CANNOT_BE_CHECKED, text="By 2 March 2027 we found no study that looked for longer than 8 months.", sources=("QUITO26",)),
)  # fmt: skip
