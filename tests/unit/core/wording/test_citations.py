"""What a source is called where there is little room."""

from dataclasses import replace

import pytest

from evidence.core.wording.citations import short_name
from evidence.starter import starter_catalogue

SOURCE = starter_catalogue().sources[0]


@pytest.mark.parametrize(
    ("authors", "year", "name"),
    [
        ("Amini F, Teh JJ, Tan CK", 2025, "Amini 2025"),
        ("Quilla JDM, de Oliveira RCG", 2023, "Quilla 2023"),
        ("Hossein Mostafa D et al.", 2021, "Hossein Mostafa 2021"),
        ("Lee et al. (summarised)", 2024, "Lee 2024"),
        ("Vano-Galvan S et al.", None, "Vano-Galvan"),
        ("Smith and colleagues", 2020, "Smith 2020"),
        ("US FDA", 2019, "US FDA 2019"),
        ("Australian TGA", None, "Australian TGA"),
        ("not stated where we read it", 2020, "A trial of light 2020"),
        ("Several authors whom the summary does not name", 2020, "A trial of light 2020"),
        (None, 2020, "A trial of light 2020"),
        ("", None, "A trial of light"),
    ],
)
def test_a_source_is_called_by_its_first_author_or_by_its_title(authors, year, name):
    source = replace(SOURCE, authors=authors, title="A trial of light", year=year)

    assert short_name(source, 34) == name


def test_a_long_title_is_cut_at_a_word_and_says_a_year_once():
    source = replace(
        SOURCE, authors=None, title="Prices of 2020, seen in shops, and others", year=2020
    )

    assert short_name(source, 24) == "Prices of 2020, seen in…"
