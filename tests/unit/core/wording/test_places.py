"""Which countries a text names."""

import pytest

from evidence.core.wording.places import places_named


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Not approved in the US.", {"US": "the US"}),
        ("The FDA’s letter", {"US": "FDA"}),
        (
            "Banned in Türkiye and Japan; Europe's rule",
            {"TR": "Türkiye", "JP": "Japan", "EU": "Europe"},
        ),
        ("Approved for male hair loss in South Korea (2009).", {"KR": "Korea"}),
        ("Ask us. Use it. Industry, Indianapolis, Chinatown, chili.", {}),
    ],
)
def test_places_are_found_by_name_people_and_regulator(text, places):
    assert places_named(text) == places
