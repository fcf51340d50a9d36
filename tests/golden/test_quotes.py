"""The sums of offers against sums done by hand."""

from pathlib import Path

import pytest
import yaml

from questionnaire.quotes.offer import Offer
from questionnaire.quotes.sums import YEARS, cost, stopping

CASES = yaml.safe_load(Path(__file__).with_name("quotes.yaml").read_text(encoding="utf-8"))


def told(span):
    return [span.low, span.likely, span.high]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_an_offer_costs_what_the_golden_file_says(case):
    offer = Offer(**case["offer"])

    assert {years: told(cost(offer, years)) for years in YEARS} == case["years"]
    assert told(stopping(offer)) == case["stopping"]
