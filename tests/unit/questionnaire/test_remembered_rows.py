"""Rows that are kept as drawn hold the edition's words; what somebody uses or was offered is forgotten."""

from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from evidence.core.edition.vocabulary import Status
from questionnaire.summary.rows import Row
from questionnaire.templatetags import rows

ROW = Row(
    key="zinc",
    name="Zinc",
    url="/options/zinc/",
    known="Nobody knows.",
    harm="",
    reason="label not seen yet",
    using=False,
    price="$40",
    fit="cost-fits",
    fit_word="fits",
    limits="needles",
    where="",
    offered=False,
)


@pytest.fixture(autouse=True)
def nothing_remembered():
    rows._remembered.cache_clear()


def test_a_remembered_row_is_the_row_drawn_anew():
    first, again = rows.drawn(ROW), rows.drawn(ROW)

    assert first == again == render_to_string("questionnaire/summary/_row.html", {"row": ROW})
    assert rows._remembered.cache_info().hits == 1


def test_a_row_in_another_state_is_another_row():
    rows.drawn(ROW)

    told = rows.drawn(replace(ROW, limits="blood"))

    assert "past your limit: blood" in told
    assert "needles" not in told


@pytest.mark.parametrize(
    "told", [{"using": True}, {"offered": True, "price": "$3,217"}], ids=["used", "offered"]
)
def test_a_row_that_repeats_an_answer_is_never_kept(told):
    rows.drawn(replace(ROW, **told))

    assert rows._remembered.cache_info().currsize == 0


def test_every_status_has_its_drawing():
    drawings = render_to_string("_components/sprite.html")

    assert all(f'id="i-{status.value}"' in drawings for status in Status)
