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
from evidence.core.edition.vocabulary import Certainty, Direction, LegalStatus, Outcome, Size
from tests.content_faults.another_edition import another_edition

WHOLE = another_edition()
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
        ("plain words lean as the record", "findings", "drops-S1-count", {"change_control": "-2.1"}, "-2.1"),
        ("plain words lean as the record", "findings", "drops-S1-count", {"direction": Direction.WORSE}, "tells no fall"),
        ("plain words lean as the record", "studies", "S2", {"plain_summary": "17 men had a pen. Hair was denser."}, "no limit is told"),
        ("plain words lean as the record", "options", "drops", {"women": "Exosomes regrow hair in women."}, "told as a fact"),
        ("plain words lean as the record", "options", "drops", {"women": "It has no risks."}, "surer than anybody"),
        ("plain words lean as the record", "options", "drops", {"women": "There is no study in women."}, "as a search"),
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


def test_a_source_that_nothing_cites_is_told():
    alone = replace(WHOLE, prices=WHOLE.prices[1:], first_year_costs=())

    assert "sources SHOP26: nothing cites it; did the entry that it stood behind go?" in list(
        CHECKS["entries name each other"].find(alone)
    )
