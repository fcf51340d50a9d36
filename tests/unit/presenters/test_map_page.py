"""The gap map: signs for a narrow screen that tell what the words tell."""

from evidence.core.views.gap_map import gap_map
from evidence.presenters.map_page import map_page
from evidence.starter import starter_catalogue

CATALOGUE = starter_catalogue()


def test_a_sign_tells_how_many_studies_were_found_and_whether_there_are_reports():
    found = gap_map(CATALOGUE)
    drawn = map_page(CATALOGUE)
    signs = [[cell.sign for cell in line.cells] for line in drawn.outcomes]

    assert signs == [
        [
            f"{len(row.cells[place].studies) or '–'}{'!' if row.cells[place].reports else ''}"
            for row in found.rows
        ]
        for place in range(len(found.outcomes))
    ]
    assert {sign for line in signs for sign in line} >= {"–", "–!", "5"}


def test_the_signs_of_trials_count_them():
    assert [row.trials_sign for row in map_page(CATALOGUE).methods] == [
        str(len(row.trials) or "–") for row in gap_map(CATALOGUE).rows
    ]
