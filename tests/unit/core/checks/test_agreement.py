"""What an edition says twice: one place is changed, and the other one tells."""

from dataclasses import replace

import pytest

from evidence.core.checks import (
    agreement,
    code_agreement,
    dates_and_costs,
    figures,
    law_agreement,
    retelling,
)
from evidence.core.edition.rules import Line
from evidence.core.edition.vocabulary import (
    Certainty,
    Direction,
    ExosomeSource,
    LegalStatus,
    Outcome,
    Size,
)
from evidence.starter import starter_catalogue
from tests.content_faults.another_edition import another_edition

WHOLE = another_edition()
STARTER = starter_catalogue()
CHECKS = {
    one.key: one
    for one in (
        *figures.CHECKS,
        *agreement.CHECKS,
        *code_agreement.CHECKS,
        *dates_and_costs.CHECKS,
        *law_agreement.CHECKS,
        *retelling.CHECKS,
    )
}


def changed(kind, place, **told):
    """The edition with one entry changed; `place` is its key or its number."""
    entries = [
        replace(it, **told) if place in (n, getattr(it, "key", None)) else it
        for n, it in enumerate(getattr(WHOLE, kind))
    ]
    return replace(WHOLE, **{kind: tuple(entries)})


@pytest.mark.parametrize(
    ("check", "kind", "place", "told", "says"),
    [
        ("figures stand in their record", "findings", "drops-S1-count", {"weeks": 40}, "is no time"),
        ("figures stand in their record", "findings", "drops-S1-count", {"change_treated": "8.4"}, "8.4 stands neither"),
        ("figures stand in their record", "findings", "tablet-head", {"text": "14 of 9 women had a headache."}, "larger than the whole"),
        ("figures stand in their record", "studies", "S1", {"plain_summary": "91 people used dummy drops."}, "91"),
        ("figures stand in their record", "harms", "burn", {"plain_summary": "Eight people had burns."}, "Eight people"),
        ("entries name each other", "findings", "drops-S1-count", {"option": "pen"}, "is no study of pen"),
        ("entries name each other", "findings", "drops-S1-count", {"sources": ("PILL22",)}, "cites no source of S1"),
        ("entries name each other", "options", "drops", {"studies": ()}, "is not counted"),
        ("entries name each other", "options", "drops", {"harm_line": ""}, "none in its row"),
        ("entries name each other", "findings", "drops-burn", {"option": "pen"}, "no finding tells it of drops"),
        ("codes agree with words", "findings", "drops-S1-count", {"certainty": Certainty.LOW}, "its note says"),
        ("codes agree with words", "findings", "drops-S1-count", {"size": Size.SMALL_BUT_IMPORTANT}, "not known"),
        ("codes agree with words", "findings", "drops-S1-count", {"outcome": Outcome.MOOD}, "is no benefit"),
        ("codes agree with words", "findings", "drops-burn", {"direction": Direction.BETTER}, "a harm that makes it better"),
        ("codes agree with words", "options", "drops", {"blood_draw": True}, "blood_draw"),
        ("codes agree with words", "studies", "S2", {"randomised": True}, "randomised"),
        ("codes agree with words", "studies", "S3", {"is_exosome": True}, "counted as exosomes"),
        ("codes agree with words", "studies", "S1", {"n_analysed": 60}, "60 analysed of 48"),
        ("codes agree with words", "studies", "S1", {"men": 30}, "30 men"),
        ("codes agree with words", "studies", "S2", {"age_from": 60}, "aged from 60 to 51"),
        ("codes agree with words", "studies", "S2", {"follow_up_weeks": 8}, "8 weeks"),
        ("codes agree with words", "studies", "S2", {"year": 2020}, "of 2020"),
        ("codes agree with words", "knowledge_items", "approved", {"is_true": True}, "denies it"),
        ("codes agree with words", "knowledge_items", "late", {"is_true": False}, "does not deny it"),
        ("codes agree with words", "claims", "permanent_result", {"verdict": "supported"}, "denies it"),
        ("law agrees with its words", "legal_positions", 0, {"status": LegalStatus.UNCLEAR}, "unclear"),
        ("law agrees with its words", "legal_positions", 2, {"status": LegalStatus.APPROVED}, "found no"),
        ("law agrees with its words", "legal_positions", 3, {"status": LegalStatus.UNCLEAR}, "unclear"),
        ("law agrees with its words", "legal_positions", 0, {"text": "Exosomes are not yet approved in Peru."}, "softens"),
        ("law agrees with its words", "legal_positions", 0, {"text": "Exosomes are approved in Peru."}, "its text says"),
        ("law agrees with its words", "legal_positions", 0, {"sources": ("NORWAY26",)}, "stands with Norway"),
        ("law agrees with its words", "legal_positions", 0, {"expires_on": "2027-09-30"}, "after 90 days"),
        ("law agrees with its words", "legal_positions", 0, {"text": "Not approved in Norway."}, "tells of Norway"),
        ("law agrees with its words", "legal_positions", 0, {"text": "In May 2025 it was not approved."}, "nothing dated May 2025"),
        ("dates lie before the edition", "legal_positions", 0, {"as_of": "2028-01-01"}, "lies after"),
        ("dates lie before the edition", "options", "drops", {"approved_status": "By 2 April 2009 we found none."}, "nobody had begun"),
        ("dates lie before the edition", "prices", "P1", {"date_seen": "2024"}, "is of 2026"),
        ("costs rest on prices", "prices", "P1", {"currency": "USD"}, "seen in United Kingdom"),
        ("costs rest on prices", "first_year_costs", 0, {"high": 1300}, "is no multiple"),
        ("costs rest on prices", "first_year_costs", 0, {"currency": "CAD"}, "its prices are not"),
        ("costs rest on prices", "first_year_costs", 0, {"note": "Twelve months at 75 to 110."}, "75 is none of its prices"),
        ("costs rest on prices", "prices", "P1", {"unit": "per month, generic drops", "low": 20}, "a generic is 240 a year"),
        ("costs rest on prices", "prices", "P1", {"unit": "per year, generic drops", "low": None, "high": None, "point": 90}, "a generic is 90 a year"),
        ("plain words lean as the record", "findings", "drops-S1-count", {"change_control": "-2.1"}, "-2.1"),
        ("plain words lean as the record", "findings", "drops-S1-count", {"direction": Direction.WORSE}, "tells no fall"),
        ("plain words lean as the record", "studies", "S2", {"plain_summary": "17 men had a pen. Hair was denser."}, "no limit is told"),
        ("plain words lean as the record", "options", "drops", {"women": "Exosomes regrow hair in women."}, "told as a fact"),
        ("plain words lean as the record", "options", "drops", {"women": "It has no risks."}, "surer than anybody"),
        ("plain words lean as the record", "options", "drops", {"women": "There is no study in women."}, "as a search"),
        ("figures stand in their record", "findings", "drops-S1-count", {"text": "44 people, 20 weeks at most.", "reported": "44 people for 20 weeks, some for 11 months."}, "a longer time"),
        ("figures stand in their record", "findings", "drops-S1-count", {"text": "They gained 6.4 hairs in 20 weeks.", "reported": "+6.4 hairs at 9 weeks; +2.1 at 20 weeks."}, "beside another time"),
        ("figures stand in their record", "findings", "tablet-seen", {"text": "In 36 months, 52 out of 100 women saw more hair."}, "its text says “36 months"),
        ("figures stand in their record", "findings", "drops-burn", {"weeks": 9, "reported": "Five burns at day 45."}, "is no time"),
        ("codes agree with words", "studies", "S2", {"n_enrolled": 56, "men": 56, "plain_summary": "17 men had a pen for 8 weeks."}, "56 stands in none"),
        ("codes agree with words", "claims", "permanent_result", {"text": "The longest was 8 months, with a comparison group."}, "no study behind it had one"),
        ("law agrees with its words", "legal_positions", 0, {"text": "None is approved in Peru. They were treated as approved drugs."}, "its text says"),
        ("law agrees with its words", "legal_positions", 2, {"text": "Depends. The press says that it is open.", "sources": ()}, "names no source"),
        ("dates lie before the edition", "harms", "burn", {"plain_summary": "From 2026 to 2019 five people had burns."}, "the later year stands first"),
        ("costs rest on prices", "prices", "P2", {"computed": True, "high": 600, "unit": "a year, 0.70 each"}, "is no multiple"),
        ("plain words lean as the record", "harms", "fever", {"plain_summary": "People with fever should have it.", "what_was_reported": "Not suitable with fever."}, "as not for them"),
        ("figures stand in their record", "studies", "S2", {"baseline": "96 hairs", "final": "163 hairs", "plain_summary": "Hairs went from 163 to 96. No group."}, "it began at 96"),
        ("figures stand in their record", "studies", "S2", {"plain_summary": "17 men had five sessions, 24 to 6 weeks apart. No group."}, "the longer time stands first"),
        ("codes agree with words", "studies", "S2", {"certainty": Certainty.LOW, "certainty_note": "not applicable"}, "'not applicable'"),
        ("codes agree with words", "options", "pen", {"certainty": Certainty.LOW, "certainty_reason": "We read expert reviews only."}, "no figures"),
        ("law agrees with its words", "legal_positions", 3, {"exosome_source": ExosomeSource.HUMAN, "text": "Not allowed, but human ones are allowed."}, "no row for human ones"),
        ("plain words lean as the record", "studies", "S2", {"sessions": "every 14 days", "plain_summary": "17 men had a pen every 14 weeks. No group."}, "“every 14 days” was reported"),
        ("plain words lean as the record", "studies", "S2", {"plain_summary": "Hair was denser and thinner. No group."}, "which of them"),
        ("plain words lean as the record", "findings", "tablet-head", {"text": "A lower dose gives headaches.", "reported": "Higher doses gave headaches."}, "“lower dose”"),
        ("plain words lean as the record", "findings", "pen-S2-thickness", {"text": "17 men found a loss after 8 months."}, "tells a fall"),
        ("plain words lean as the record", "options", "drops", {"women": "It sting or make the skin red."}, "a word is missing"),
        ("plain words lean as the record", "options", "drops", {"women": "Trials were small, and they shows no harm."}, "a word is missing"),
        ("entries name each other", "studies", "S1", {"title": "Lotion of yeast extract against a dummy lotion"}, "stands with OSLO24"),
        ("plain words lean as the record", "studies", "S2", {"change_percent": "+20 percent", "plain_summary": "Density was 20 parts in a hundred lower. No group."}, "“+20 percent” was reported"),
        ("plain words lean as the record", "options", "drops", {"women": "There are no sign of it."}, "a word is missing"),
        ("codes agree with words", "findings", "pen-fever", {"certainty": Certainty.LOW, "certainty_note": "theoretical, weak source"}, "its note says"),
        ("costs rest on prices", "prices", "P1", {"unit": "per month, in US dollars"}, "tell of dollars"),
        ("law agrees with its words", "legal_positions", 2, {"text": "Depends. The press says that it is open."}, "none of its sources is the press"),
        ("figures stand in their record", "harms", "fever", {"sources": ("LIMA25", "QUITO26"), "what_was_reported": "None in either.", "plain_summary": "They lasted 6 months to 8 months."}, "ended sooner"),
        ("law agrees with its words", "jurisdictions", "PE", {"injection_or_needled_use": "Doctors there say that they may be injected."}, "no row of its law says"),
        ("plain words lean as the record", "findings", "tablet-head", {"text": "14 of 205 had a headache. There was a dummy group.", "reported": "Headache, 14 of 205, no placebo arm."}, "none was reported"),
        ("plain words lean as the record", "studies", "S2", {"plain_summary": "Counted 57 weeks after the last of three visits. That is 44 weeks from the first. No group."}, "than after the first"),
        ("plain words lean as the record", "options", "tablet", {"women": "It stops hair loss."}, "surer than anybody"),
        ("plain words lean as the record", "options", "drops", {"women": "There are none that any country has approved."}, "as a search"),
        ("figures stand in their record", "findings", "tablet-head", {"text": "Headaches: 100 out of 1.3, in 36 weeks."}, "larger than the whole"),
        ("plain words lean as the record", "options", "drops", {"women": "It gives a numbers."}, "a word is missing"),
        ("plain words lean as the record", "options", "drops", {"women": "None is a approved drug."}, "a word is missing"),
        ("plain words lean as the record", "options", "drops", {"women": "No wine It makes hair soft."}, "without a stop"),
        ("plain words lean as the record", "options", "drops", {"women": "What we read does say how it is used."}, "is a “not” missing"),
        ("plain words lean as the record", "options", "drops", {"women": "We are not sure, as it shows how many men there were."}, "no reason for a doubt"),
        ("plain words lean as the record", "options", "drops", {"women": "By 2 March 2027 there is no sign of it."}, "as a search"),
        ("plain words lean as the record", "studies", "S1", {"plain_summary": "44 people used drops, not a tablet. This shows that they gain."}, "told as shown"),
    ],
)  # fmt: skip
def test_a_slip_in_one_place_is_told(check, kind, place, told, says):
    whole = set(CHECKS[check].find(WHOLE))

    new = [it for it in CHECKS[check].find(changed(kind, place, **told)) if it not in whole]

    assert any(says in problem for problem in new), new


@pytest.mark.parametrize(
    ("place", "told"),
    [
        # Its fields tell how many took part; no words are owed for that.
        ("S2", {"plain_summary": "A small study of a pen.", "n_analysed": 15, "limitations": ("two people left",)}),
        ("S1", {"design": "two groups, drawn by lot"}),
        ("S1", {"design": "two groups, by chance"}),
    ],
)  # fmt: skip
def test_an_honest_record_raises_no_question(place, told):
    counts = changed("studies", place, **told)
    findings = [one for one in counts.findings if one.study != place]
    quiet = replace(counts, findings=tuple(findings))

    found = [it for it in CHECKS["codes agree with words"].find(quiet) if f"studies {place}" in it]

    assert [it for it in found if "words" in it or "design" in it] == []


def test_a_rule_for_an_offer_of_some_methods_falls_on_each_of_them():
    asked = replace(
        WHOLE.rules[0],
        when=(Line("offer_method", ("drops", "pen")),),
        options=("pen",),
    )
    (problem,) = [
        it
        for it in CHECKS["rules rest on what they name"].find(replace(WHOLE, rules=(asked,)))
        if "offer" in it
    ]

    assert "an offer of drops, and does not fall on it" in problem


@pytest.mark.parametrize(("year", "asked"), [(2025, False), (2026, False), (2027, True)])
def test_a_source_comes_out_in_the_year_of_its_key_or_the_next(year, asked):
    sources = [
        replace(it, year=year, retrieved=f"{year}-03-01") if it.key == "LIMA25" else it
        for it in WHOLE.sources
    ]
    found = [*CHECKS["dates lie before the edition"].find(replace(WHOLE, sources=tuple(sources)))]

    assert any("LIMA25" in it and "an earlier year" in it for it in found) is asked


def noted(*notes):
    """The edition in which the page of one price notes amounts."""
    sources = [
        replace(it, checked_note=" ".join(notes)) if it.key == "SHOP26" else it
        for it in WHOLE.sources
    ]
    return replace(WHOLE, sources=tuple(sources))


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("We noted 70 to 110 pounds a month.", []),
        ("We noted 70 pounds, or 110.40 pounds, and a wig at 1,200 US dollars.", []),
        ("Read in part.", []),
        ("We noted 70 to 140 pounds a month.", ["prices P1, high: GBP 110"]),
        ("We noted 70 to 110 US dollars.", ["prices P1, low: GBP 70", "prices P1, high: GBP 110"]),
    ],
)
def test_a_price_is_one_of_the_amounts_that_its_source_is_noted_to_tell(note, asked):
    found = [it for it in CHECKS["costs rest on prices"].find(noted(note)) if "note tells" in it]

    assert [it.partition(", and no")[0] for it in found] == asked


@pytest.mark.parametrize(
    "words",
    [
        "Even if it does work, nobody has shown it.",
        "It does not say how many women took part. Whether it does help is open.",
        "What does it show? A trials register lists a few men and a lot of women.",
        "We are not sure, as the paper does not say how many women there were.",
        "We are not sure, as it was a European one-off. No wine, no smoking.",
        "The clinic was worried about harm. Do ask what it does.",
        "None of these words shows what is in it. Its benefit to you has not been measured.",
        "It can make the skin sting or let it bleed. See that they sting. Hair went from 12 to 6 weeks.",
        "By 2 March 2027 we found no trial in women. From 2019 to 2024 nobody looked.",
    ],
)
def test_an_honest_sentence_raises_no_question(words):
    whole = {check.key: set(check.find(WHOLE)) for check in CHECKS.values()}
    told = changed("options", "drops", women=words)

    new = [it for one in CHECKS.values() for it in one.find(told) if it not in whole[one.key]]

    assert [it for it in new if "women" in it] == []


@pytest.mark.parametrize(
    ("kind", "place", "told"),
    [
        # A year's sum beside the months it comes from, and a generic that the range already holds.
        ("first_year_costs", 0, {"note": "840 to 1,320: twelve months at 70 to 110."}),
        ("prices", "P1", {"unit": "per month, generic drops"}),
        ("prices", "P1", {"unit": "per month, BRAND drops"}),
    ],
)
def test_costs_that_hold_a_generic_or_tell_the_sum_pass(kind, place, told):
    found = CHECKS["costs rest on prices"].find(changed(kind, place, **told))

    assert [it for it in found if "generic" in it or "note" in it] == []


def planted(kind, key, **told):
    """What the checks newly find in the starter with one entry changed."""
    entries = tuple(replace(it, **told) if it.key == key else it for it in getattr(STARTER, kind))
    assert entries != getattr(STARTER, kind)
    changed = replace(STARTER, **{kind: entries})
    return [
        problem
        for key in ("entries name each other", "plain words lean as the record")
        for problem in CHECKS[key].find(changed)
        if problem not in set(CHECKS[key].find(STARTER))
    ]


@pytest.mark.parametrize(
    ("kind", "key", "told", "says"),
    [
        ("options", "registered_trial", {"evidence_summary": "We list 27 registered studies."}, "names 17"),
        ("options", "dutasteride", {"women": "Women can take it after the menopause."}, "keeps women from it"),
        ("findings", "dutasteride-h5", {"text": "Who may be with child should touch no capsule."}, "no harm tells why"),
        ("findings", "dutasteride-h5", {"text": "Pregnant women can handle the capsules with care."}, "was reported"),
        ("findings", "finasteride-h7", {"text": "Take care with crushed tablets in pregnancy. It can harm a boy."}, "forbids nothing"),
        ("registered_trials", "TR17", {"why_it_matters": "its results will show that vesicles grow hair"}, "nobody knows what it finds"),
        ("registered_trials", "TR16", {"title": "Scalp essence that regrows hair"}, "nobody knows what it finds"),
        ("rules", "R04a", {"text": "Exosomes feed tumours.", "words": ()}, "nobody knows"),
        ("topics", "cheap_things_first", {"short_answer": "Rosemary oil grows hair as minoxidil does."}, "nobody knows"),
        ("topic_answers", "cause-iron", {"text": "Iron tablets bring hair back."}, "nobody knows"),
        ("topic_answers", "other-prf", {"text": "A large trial will prove it."}, "nobody knows"),
        ("options", "lllt", {"what_it_is_like": "You wear a cap. It comes without side effects."}, "surer than anybody"),
    ],
)  # fmt: skip
def test_a_fault_planted_in_the_starter_is_told(kind, key, told, says):
    assert any(says in problem for problem in planted(kind, key, **told))


@pytest.mark.parametrize(
    ("kind", "key", "told"),
    [
        ("options", "registered_trial", {"evidence_summary": "We list 17 registered studies. By 29 November 2026 we found no outcome."}),
        ("options", "dutasteride", {"women": "It is for men. It must be avoided in pregnancy."}),
        ("findings", "dutasteride-h5", {"text": "Nobody who is pregnant should touch a leaking capsule. It may harm an unborn boy."}),
        ("registered_trials", "TR17", {"why_it_matters": "it has a dummy group, and cannot tell what vesicles alone do"}),
        ("topic_answers", "cause-iron", {"text": "Whether iron tablets bring hair back is not settled."}),
        ("rules", "R04a", {"text": "Exosomes might speed up a cancer. Nobody knows.", "words": ()}),
    ],
)  # fmt: skip
def test_what_is_told_as_it_was_read_passes(kind, key, told):
    assert planted(kind, key, **told) == []


def test_a_source_that_nothing_cites_is_told():
    alone = replace(WHOLE, prices=WHOLE.prices[1:], first_year_costs=())

    assert "sources SHOP26: nothing cites it; did the entry that it stood behind go?" in list(
        CHECKS["entries name each other"].find(alone)
    )
