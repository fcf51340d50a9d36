"""What a file with a claim may hold, and what is said of what it may not."""

from decimal import Decimal

import pytest

from evidence.core.assessment.answers_file import ProblemsError
from evidence.core.edition.vocabulary import Outcome
from evidence.core.views.claim_check import Comparator, Said, SameProduct
from evidence.core.views.claim_file import HIGHEST_NUMBER, said_in
from evidence.core.views.claim_numbers import Unit


def test_every_key_is_read_as_its_own_kind():
    said, profile = said_in(
        {
            "claim": "percent_more_hair", "number": "9.5", "unit": "percent", "outcome": "hair_count", "months": 12,
            "comparator": "dummy", "product": "yes", "doi": "https://doi.org/10.1000/XYZ123", "route": "topical_alone",
            "country": "GB",
        }
    )  # fmt: skip

    assert said == Said(
        "percent_more_hair", Decimal("9.5"), Unit.PERCENT, outcome=Outcome.HAIR_COUNT, months=12,
        comparator=Comparator.DUMMY, product=SameProduct.YES, doi="10.1000/xyz123", route="topical_alone",
    )  # fmt: skip
    assert profile.country == "GB"


@pytest.mark.parametrize(
    ("claim", "problems"),
    [
        ([], ["the claim is not an object of keys and codes"]),
        ({}, ["claim: missing"]),
        ({"claim": "magic"}, ["claim: 'magic' is not a code of it"]),
        ({"claim": 7}, ["claim: 7 is not a code of it"]),
        ({"claim": "painless", "magic": 1}, ["'magic': unknown key"]),
        ({"claim": "painless", "number": 9.5}, ["""number: expected a decimal as text, like "9.5", found 9.5"""]),
        ({"claim": "painless", "number": "many"}, ["""number: expected a decimal as text, like "9.5", found 'many'"""]),
        ({"claim": "painless", "months": -1}, ["months: expected a whole number from 0 to 120, found -1"]),
        ({"claim": "painless", "months": True}, ["months: expected a whole number from 0 to 120, found True"]),
        ({"claim": "painless", "months": 121}, ["months: expected a whole number from 0 to 120, found 121"]),
        ({"claim": "painless", "doi": "page 7"}, ["doi: expected a DOI, like 10.1000/xyz123, found 'page 7'"]),
        ({"claim": "painless", "doi": "x" * 80}, [f"doi: expected a DOI, like 10.1000/xyz123, found '{'x' * 56}..."]),
        ({"claim": "painless", "doi": "x" * 58}, [f"doi: expected a DOI, like 10.1000/xyz123, found '{'x' * 58}'"]),
        ({"claim": "painless", "unit": "miles", "route": "air"}, ["unit: 'miles' is not a code of it", "route: 'air' is not a code of it"]),
    ],
)  # fmt: skip
def test_each_problem_names_the_key_what_was_expected_and_what_was_found(claim, problems):
    with pytest.raises(ProblemsError) as refused:
        said_in(claim)

    assert list(refused.value.problems) == problems


def test_the_highest_number_a_form_takes_is_taken_from_a_file_too():
    said, _profile = said_in({"claim": "painless", "number": str(HIGHEST_NUMBER)})

    assert said.number == HIGHEST_NUMBER
    with pytest.raises(ProblemsError):
        said_in({"claim": "painless", "number": str(HIGHEST_NUMBER + 1)})
