"""The sums of offers against sums done by hand."""

from pathlib import Path

import pytest

from questionnaire.quotes.offer import Offer
from questionnaire.quotes.sums import YEARS, cost, stopping
from tests import yaml_files

CASES = yaml_files.read(Path(__file__).with_name("quotes.yaml"))


def told(span):
    return [span.low, span.likely, span.high]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_an_offer_costs_what_the_golden_file_says(case):
    offer = Offer(**case["offer"])

    assert {years: told(cost(offer, years)) for years in YEARS} == case["years"]
    assert told(stopping(offer)) == case["stopping"]
