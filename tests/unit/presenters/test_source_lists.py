"""What a list of sources says of the search for withdrawn studies."""

from datetime import date

import pytest

from evidence.editions.edition import HeldAgainst
from evidence.presenters.source_pages import held_against, pages_naming
from tests.web.labels.made_edition import made_catalogue


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (0, "a list of 0 notices about studies that were withdrawn or are in doubt."),
        (1, "a list of 1 notice about a study that was withdrawn or is in doubt."),
        (61204, "a list of 61,204 notices about studies that were withdrawn or are in doubt."),
    ],
)
def test_it_tells_the_day_and_how_many_notices_there_were(found, told):
    check = HeldAgainst(on=date(2026, 11, 28), found=found)

    assert held_against(check) == f"On 28 November 2026 we compared our sources with {told}"


def test_without_a_search_it_says_that_none_was_made():
    assert held_against(None) == (
        "We have not yet compared our sources with a list of studies that were withdrawn."
    )


@pytest.mark.parametrize(
    ("key", "pages"), [("source-2", 15), ("source-3", 2), ("source-6", 3), ("nothing", 0)]
)
def test_the_pages_that_name_a_source_are_its_record_the_list_and_where_it_is_used(key, pages):
    assert pages_naming(made_catalogue(), key) == pages
