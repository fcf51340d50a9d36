"""Pages drawn from moulds: the same as drawn anew, and nothing of one person left for the next."""

import re

import pytest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from questionnaire.asking.check_answers import answer_groups
from questionnaire.asking.forms import SKIP, StepForm
from questionnaire.asking.question_page import drawn_question
from questionnaire.questions.steps import STEPS, progress
from questionnaire.rendering import prerendered
from questionnaire.rendering.prerendered import Mould, Moulds, hole, plain
from questionnaire.visit.visit import Visit
from tests.told import lines
from tests.walking import GIVEN, SAFETY

PLACES = {"address": "/here/?from=check&x", "back_address": "/back/", "may_leave": True}
ANSWERS = {"nothing answered": {}, "safety answered": SAFETY, "all answered": GIVEN}


@pytest.mark.parametrize("answers", ANSWERS.values(), ids=ANSWERS)
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.slug)
def test_a_question_from_its_mould_is_the_question_drawn_anew(step, answers):
    told = drawn_question(step, answers, token="a-token", **PLACES)

    anew = render_to_string(
        "questionnaire/_step.html",
        {
            **PLACES,
            "heading": step.heading,
            "form": StepForm(step, answers),
            "progress": progress(step, answers),
            "skip": not step.required and SKIP,
            "dropped": (),
            "csrf_token": "a-token",
        },
    )
    assert lines(told) == lines(plain(anew))


def test_answers_read_back_are_the_rows_drawn_anew():
    groups = answer_groups(Visit(answers=GIVEN), "check")

    def anew(group):
        rows = [
            render_to_string("_components/summary_row.html", {"row": row}) for row in group.rows
        ]
        context = {"section": group.section, "rows": SafeString("".join(rows))}
        return plain(render_to_string("questionnaire/_answer_group.html", context))

    assert any(row.answers for group in groups for row in group.rows)
    assert [group.drawn.split() for group in groups] == [anew(group).split() for group in groups]


def test_every_filling_is_escaped_unless_it_is_markup():
    drawn = Mould(f"<p>{hole('name')}</p>{hole('markup')}")

    filled = drawn.fill({"name": "a < b", "markup": hole("kept as it is")})

    assert filled == f"<p>a &lt; b</p>{hole('kept as it is')}"


def test_a_hole_nobody_fills_is_empty():
    assert Mould(f"<b>{hole('left')}</b>").fill({}) == "<b></b>"


def test_moulds_are_drawn_once_and_never_without_bound(monkeypatch):
    monkeypatch.setattr(prerendered, "KEPT", 2)
    drawn = []
    moulds = Moulds()

    def draw(key):
        return moulds.draw(key, lambda: drawn.append(key) or key)

    for key in "aabca":
        draw(key)

    assert drawn == ["a", "b", "c", "a"]


def test_no_answer_stays_in_a_mould(client, rf):
    for step in STEPS:
        drawn_question(step, GIVEN, token=get_token(rf.get("/")), **PLACES)

    kept = [one for moulds in prerendered._BY_LANGUAGE.values() for one in moulds._kept.values()]

    assert len(kept) >= len(STEPS)
    assert not any(re.search(r' checked| selected|value="1500"', one.drawn) for one in kept)
