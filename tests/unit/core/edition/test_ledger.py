from dataclasses import replace

import pytest

from evidence.core.edition.ledger import (
    FINDING_WITHDRAWN,
    STUDY_WITHDRAWN,
    Kind,
    LedgerRow,
    Nature,
    with_ledger,
    withdrawn_editions,
)
from evidence.core.edition.vocabulary import Checked
from evidence.starter import starter_catalogue

STARTER = starter_catalogue()
STUDY = STARTER.study["ST01"]
SOURCE = STARTER.source["AMINI25"]
FINDING = next(f for f in STARTER.findings if "AMINI25" in f.sources)


def said(nature, **about):
    return LedgerRow(Kind.SOURCE, nature, "The journal withdrew it.", **about)


def on_edition(number, nature):
    return LedgerRow(Kind.EDITION, nature, "A dose was wrong.", edition=number)


def after(*rows):
    return with_ledger(STARTER, rows)


def test_without_rows_the_catalogue_is_the_same():
    assert after() is STARTER


def test_withdrawing_an_edition_changes_no_catalogue():
    assert after(on_edition(1, Nature.WITHDRAWN)) is STARTER


@pytest.mark.parametrize(
    "about",
    [
        pytest.param({"source": "AMINI25"}, id="by key"),
        pytest.param({"identifier": "doi:10.3390/life15030500"}, id="by DOI"),
        pytest.param({"identifier": "doi:10.3390/LIFE15030500"}, id="by DOI in capitals"),
    ],
)
def test_a_retracted_source_says_so_and_why(about):
    source = after(said(Nature.RETRACTED, **about)).source["AMINI25"]

    assert source.checked is Checked.RETRACTED
    assert source.checked_note == "The journal withdrew it."


def test_a_retraction_leaves_other_sources_alone():
    found = after(said(Nature.RETRACTED, source="AMINI25"))

    assert [s for s in found.sources if s.key != "AMINI25"] == [
        s for s in STARTER.sources if s.key != "AMINI25"
    ]


def test_a_concern_is_shown_and_hides_no_number():
    found = after(said(Nature.CONCERN, source="AMINI25"))

    assert found.source["AMINI25"].checked is Checked.CONCERN
    assert found.findings == STARTER.findings
    assert found.studies == STARTER.studies


def test_a_finding_that_cites_a_retracted_source_loses_its_numbers():
    found = after(said(Nature.RETRACTED, source="AMINI25"))
    finding = next(f for f in found.findings if f.key == FINDING.key)

    assert (finding.text, finding.reported) == (FINDING_WITHDRAWN, FINDING_WITHDRAWN)
    numbers = (finding.treated, finding.control, finding.change_treated, finding.change_control)
    assert (*numbers, finding.value) == (None,) * 5


def test_a_study_that_cites_a_retracted_source_loses_its_numbers():
    study = after(said(Nature.RETRACTED, source="AMINI25")).study["ST01"]

    assert study.plain_summary == STUDY_WITHDRAWN
    assert study.people is None
    assert (study.change_absolute, study.results_text, study.adverse_events) == (None,) * 3


def test_a_withdrawn_study_no_longer_counts_for_an_option():
    before = [option.key for option in STARTER.options if "ST01" in option.studies]
    found = after(said(Nature.RETRACTED, source="AMINI25"))

    assert before
    assert [option.key for option in found.options if "ST01" in option.studies] == []


def test_a_retraction_makes_no_safety_text_weaker():
    for source in STARTER.sources:
        found = after(said(Nature.RETRACTED, source=source.key))
        assert found.rules == STARTER.rules
        assert found.warning_signs == STARTER.warning_signs
        assert found.precautions == STARTER.precautions
        assert found.harms == STARTER.harms


def test_a_claim_that_rests_on_a_retracted_source_is_no_longer_supported():
    claim = replace(STARTER.claims[0], verdict="supported", sources=("AMINI25",))
    catalogue = replace(STARTER, claims=(claim,))
    found = with_ledger(catalogue, [said(Nature.RETRACTED, source="AMINI25")])

    assert found.claims[0].verdict == "cannot_be_checked"
    assert found.claims[0].text != claim.text


def test_undoing_a_retraction_restores_everything():
    rows = said(Nature.RETRACTED, source="AMINI25"), said(Nature.REINSTATED, source="AMINI25")

    assert after(*rows) == STARTER


def test_the_last_word_on_a_source_counts():
    rows = said(Nature.REINSTATED, source="AMINI25"), said(Nature.RETRACTED, source="AMINI25")

    assert after(*rows).source["AMINI25"].checked is Checked.RETRACTED


def test_the_last_word_on_an_edition_counts():
    rows = [
        on_edition(1, Nature.WITHDRAWN),
        on_edition(2, Nature.WITHDRAWN),
        on_edition(1, Nature.REINSTATED),
    ]

    assert withdrawn_editions(rows) == {2: "A dose was wrong."}
