"""The starter's rules, notices, triggers, costs and law against a table written down apart from them."""

import pytest

from evidence.core.edition.items import ITEM
from evidence.core.edition.vocabulary import Effect
from evidence.starter import starter_catalogue

NEEDLED_EXOSOME = "topical_microneedling intradermal_injection injection_plus_prp hybrid_with_drugs"
GROUPS = {
    "exosome": f"topical_alone {NEEDLED_EXOSOME} compounded_topical",
    "exosome_skin_breaking": NEEDLED_EXOSOME,
    "skin_breaking": f"{NEEDLED_EXOSOME} prp_alone microneedling_alone transplant",
    "all_but_wait": (
        f"topical_alone {NEEDLED_EXOSOME} compounded_topical topical_minoxidil oral_minoxidil"
        " finasteride topical_finasteride dutasteride prp_alone microneedling_alone lllt transplant"
        " registered_trial"
    ),
}
RULES = """
R01a not_suitable skin_breaking
R01b check_first topical_alone compounded_topical topical_minoxidil topical_finasteride lllt
R01c check_first camouflage
R02a not_suitable exosome finasteride topical_finasteride dutasteride
R02b check_first all_but_wait
R03a not_suitable exosome finasteride topical_finasteride dutasteride
R03b check_first all_but_wait
R04a not_suitable exosome
R04b check_first prp_alone microneedling_alone transplant finasteride topical_finasteride dutasteride oral_minoxidil
R05 check_first skin_breaking
R06a not_suitable exosome_skin_breaking
R06b check_first topical_alone compounded_topical prp_alone microneedling_alone transplant
R07a not_suitable exosome_skin_breaking prp_alone microneedling_alone
R07b check_first transplant
R08 check_first exosome_skin_breaking
R09 check_first exosome
R10 check_first skin_breaking
R12a not_suitable exosome
R12b check_first all_but_wait
R13 check_first oral_minoxidil topical_minoxidil hybrid_with_drugs
R14 check_first finasteride topical_finasteride dutasteride hybrid_with_drugs
R15a not_suitable skin_breaking
R15b check_first all_but_wait
R16 check_first skin_breaking
R17a not_suitable exosome_skin_breaking microneedling_alone
R17b check_first topical_alone compounded_topical topical_minoxidil topical_finasteride prp_alone transplant lllt registered_trial
R17c check_first camouflage
R29 check_first topical_finasteride
R18 check_first finasteride topical_finasteride dutasteride
R21 check_first exosome prp_alone microneedling_alone lllt registered_trial
R22a not_suitable intradermal_injection injection_plus_prp
R22b check_first topical_microneedling hybrid_with_drugs
R23a not_suitable exosome skin_breaking
R23b check_first all_but_wait
R28 check_first registered_trial
R26 stop all_but_wait
""".split("\n")[1:-1]
WHEN = """
R01a conditions scalp_infection_or_inflammation
R01b conditions scalp_infection_or_inflammation
R01c conditions scalp_infection_or_inflammation
R02a pregnancy pregnant trying
R02b pregnancy pregnant trying
R03a pregnancy breastfeeding
R03b pregnancy breastfeeding
R04a conditions cancer_now_or_past
R04b conditions cancer_now_or_past
R05 conditions blood_thinner bleeding_disorder
R06a conditions weakened_immunity
R06b conditions weakened_immunity
R07a conditions keloid_scarring
R07b conditions keloid_scarring
R08 conditions autoimmune_disease
R09 conditions allergies
R10 conditions isotretinoin
R12a diagnosis other_confirmed
R12b diagnosis other_confirmed
R13 conditions heart_or_blood_pressure
R14 conditions low_mood
R15a conditions scalp_radiotherapy_or_recent_chemo
R15b conditions scalp_radiotherapy_or_recent_chemo
R16 conditions diabetes_poorly_controlled
R17a conditions recent_scalp_surgery
R17b conditions recent_scalp_surgery
R17c conditions recent_scalp_surgery
R29 age_band 50_64 65_plus
R18 sex female
R21 regimen_duration under_3_months
R22a offer_method intradermal_injection injection_plus_prp; offer_label external_use_only
R22b offer_method topical_microneedling hybrid_with_drugs; offer_label external_use_only
R28 age_band 65_plus
R26 age_band under_18
""".split("\n")[1:-1]
LEGAL = """
US n n n n n u
EU u n n n n u
GB u n n n n u
KR a n n n n u
CA u n n n n u
AU u n n n n u
JP u n n n n u
TW u u u u u u
CN u n n n n u
SA a u p p u u
IN u u n n u u
AE u u u u u u
TR u u u u u u
""".split("\n")[1:-1]
STATUS = {"n": "not_approved", "u": "unclear", "a": "allowed_as_cosmetic", "p": "prohibited"}
COSTS = {
    ("intradermal_injection", "USD", 4500, 15000),
    ("prp_alone", "USD", 1500, 8000),
    ("prp_alone", "GBP", 1000, 3000),
    ("topical_minoxidil", "USD", 240, 720),
    ("finasteride", "USD", 360, 1200),
    ("dutasteride", "USD", 600, 1200),
    ("lllt", "USD", 500, 3000),
    ("transplant", "USD", 4000, 15000),
    ("wait", "any", 0, 0),
}
STARTER = starter_catalogue()
RULE = {rule.key: rule for rule in STARTER.rules}


def options_of(names):
    wanted = {key for name in names for key in GROUPS.get(name, name).split()}
    return tuple(key for key in STARTER.option if key in wanted)


def lines_of(text):
    return tuple((item, tuple(codes)) for item, *codes in map(str.split, text.split(";")))


def test_the_rules_stand_in_the_order_of_the_table():
    assert [rule.key for rule in STARTER.rules] == [line.split()[0] for line in RULES]


@pytest.mark.parametrize("line", RULES)
def test_a_rule_has_the_effect_and_options_of_the_table(line):
    key, effect, *names = line.split()
    assert (RULE[key].effect, RULE[key].options) == (Effect(effect), options_of(names))


@pytest.mark.parametrize("line", WHEN)
def test_a_rule_holds_for_the_answers_of_the_table(line):
    key, _, answers = line.partition(" ")
    when = tuple((part.item, part.codes) for part in RULE[key].when)
    assert when == lines_of(answers)


@pytest.mark.parametrize("key", ["R23a", "R23b"])
def test_the_rules_on_warning_signs_name_every_sign(key):
    (line,) = RULE[key].when
    assert line.codes == tuple(
        code for code in ITEM["warning_signs"].codes if code not in ("none", "prefer_not_to_say")
    )


def test_only_the_rule_on_something_just_started_spares_what_is_in_use():
    assert [rule.key for rule in STARTER.rules if rule.except_already_using] == ["R21"]


@pytest.mark.parametrize(
    ("covered", "stricter"),
    [("R02b", "R02a"), ("R03b", "R03a"), ("R12b", "R12a"), ("R15b", "R15a"), ("R23b", "R23a")],
)
def test_a_caution_is_covered_by_the_bar_on_the_same_answers(covered, stricter):
    assert RULE[covered].when == RULE[stricter].when
    assert RULE[covered].effect is Effect.CHECK_FIRST
    assert RULE[stricter].effect is Effect.NOT_SUITABLE
    assert set(RULE[stricter].options) < set(RULE[covered].options)


def test_the_rules_that_are_covered_are_known():
    covered = {rule.key: rule.covered_by for rule in STARTER.rules if rule.covered_by}
    assert covered == {
        "R02b": ("R02a",),
        "R03b": ("R03a",),
        "R12b": ("R12a",),
        "R15b": ("R15a",),
        "R23b": ("R23a",),
    }


@pytest.mark.parametrize("line", LEGAL)
def test_the_law_of_a_country_stands_as_in_the_table(line):
    country, *letters = line.split()
    methods = GROUPS["exosome"].split()
    found = {method: STARTER.legal_position[country, method].status for method in methods}
    assert found == {
        method: STATUS[letter] for method, letter in zip(methods, letters, strict=True)
    }


def test_every_statement_of_law_was_checked_and_expires():
    stamps = {(law.checked_on, law.expires_on) for law in STARTER.legal_positions}
    assert stamps == {("2026-11-22", "2027-02-20"), ("2026-11-28", "2027-02-26")}


def test_a_statement_on_one_source_of_exosomes_has_one_for_any_source_beside_it():
    assert {(law.country, law.option) for law in STARTER.legal_positions} == set(
        STARTER.legal_position
    )


def test_the_first_year_costs_are_those_of_the_table():
    found = {(cost.option, cost.currency, cost.low, cost.high) for cost in STARTER.first_year_costs}
    assert found == COSTS


def test_a_cost_has_no_date_where_its_price_pages_show_none():
    dated = {cost.option: cost.as_of for cost in STARTER.first_year_costs if cost.as_of}
    assert dated == {
        "intradermal_injection": "2026",
        "prp_alone": "2020-02-27",
        "wait": "2026-11-22",
    }


def test_a_wish_allows_what_each_answer_says():
    allowed = {
        (wish.attribute, part.code): part.values if part.at_most is None else part.at_most
        for wish in STARTER.wishes
        for part in wish.allows
    }
    every = ("none", "microneedling", "injection")
    assert allowed == {
        ("breaks_skin", "nothing_that_breaks_skin"): every[:1],
        ("breaks_skin", "microneedling_only"): every[:2],
        ("breaks_skin", "injections_if_numbed"): every,
        ("breaks_skin", "injections"): every,
        ("blood_draw", "no"): ("false",),
        ("blood_draw", "yes"): ("false", "true"),
        ("visits", "none"): 0,
        ("visits", "1_to_3"): 3,
        ("visits", "4_to_6"): 6,
        ("visits", "7_or_more"): 999,
    }
