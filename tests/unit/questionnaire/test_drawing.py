"""What is kept as drawn is the edition's own words; who asked, and what repeats an answer, is forgotten."""

import gc
from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils.functional import Promise

from evidence.core.checks.readability import edition_sentences
from evidence.core.edition.vocabulary import Status
from evidence.editions.edition import PublishedEdition
from evidence.starter import starter_catalogue
from questionnaire.handouts.option_sheet import SheetCell, SheetRow, option_sheet
from questionnaire.summary import budget
from questionnaire.summary import rows as made
from questionnaire.summary.ask_first import AskFirst
from questionnaire.summary.blanks import Blank
from questionnaire.summary.offer import first_sentence_of
from questionnaire.summary.page import summary_page
from questionnaire.summary.parts import Line, Link
from questionnaire.summary.rows import Row, RowGroup
from questionnaire.templatetags import drawing
from questionnaire.visit.visit import Visit
from tests.people import adults, random_people

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
MARKUP = "<b>&\"'"
DRAWN = "&lt;b&gt;&amp;&quot;&#x27;"
METHOD = "topical_microneedling"
KNOWN = {"age_band": "35_49", "warning_signs": ["none"], "conditions": ["none"]}


@pytest.fixture(autouse=True)
def nothing_remembered():
    for kept in (drawing._remembered, drawing._cell, budget._words_in_row):
        kept.cache_clear()


def group(*rows, **fields):
    known = {"status": Status.CHECK_FIRST, "title": "Check first", "shared": ()}
    return RowGroup(**{**known, **fields}, rows=rows)


def edition():
    """The starter's content as an edition that nothing is remembered of."""
    return PublishedEdition(
        1, date(2026, 11, 28), "5c6c" * 16, "", replace(starter_catalogue()), {}
    )


def page_of(answers, shown):
    return summary_page(Visit(answers=answers, edition=1), shown)


def rows_by_key(page):
    return {row.key: row for found in (*page.groups, *page.ways) for row in found.rows}


def test_a_remembered_row_is_the_row_drawn_anew():
    first, again = drawing.drawn_groups([group(ROW)]), drawing.drawn_groups([group(ROW)])

    assert first == again
    assert render_to_string("questionnaire/summary/_row.html", {"row": ROW}) in first
    assert drawing._remembered.cache_info().hits == 1


def test_a_row_in_another_state_is_another_row():
    drawing.drawn_groups([group(ROW)])

    told = drawing.drawn_groups([group(replace(ROW, limits="blood"))])

    assert "past your limit: blood" in told
    assert "needles" not in told


@pytest.mark.parametrize(
    "told", [{"using": True}, {"offered": True, "price": "$3,217"}], ids=["used", "offered"]
)
def test_a_row_that_repeats_an_answer_is_never_kept(told):
    row = replace(ROW, **told)
    drawing.drawn_groups([group(row)])
    budget.words_in(row)

    assert drawing._remembered.cache_info().currsize == 0
    assert budget._words_in_row.cache_info().currsize == 0


def test_people_whose_options_stand_alike_share_their_rows():
    shown = edition()
    one = rows_by_key(
        page_of({**KNOWN, "sex": "male", "needle_tolerance": "nothing_that_breaks_skin"}, shown)
    )
    other = rows_by_key(
        page_of({**KNOWN, "sex": "male", "diagnosis": "not_sure", "trial_interest": "yes"}, shown)
    )

    alike = [key for key in one if one[key] == other[key]]
    assert len(alike) > 5
    assert all(one[key] is other[key] for key in alike)
    assert len(alike) < len(one), "limits made no difference"


def test_what_somebody_uses_is_no_part_of_what_is_kept():
    shown = edition()
    using = rows_by_key(page_of({**KNOWN, "sex": "male", "regimen": ["topical_minoxidil"]}, shown))
    nobody = rows_by_key(page_of({**KNOWN, "sex": "male"}, shown))

    (used,) = [key for key, row in using.items() if row.using]
    assert not any(row.using or row.offered for row in nobody.values())
    assert using[used] is not nobody[used]


def test_an_offer_stands_in_its_own_row_alone():
    shown = edition()
    offer = {"offer_method": METHOD, "offer_price": {"amount": 3217, "currency": "USD"}}
    offered = rows_by_key(page_of({**KNOWN, **offer}, shown))

    assert offered[METHOD].price == "$3,217"
    del offered
    assert not any("3,217" in text for text in _kept_rows())


def test_nothing_kept_repeats_an_answer_of_a_hundred_people():
    shown = edition()
    for answers in [*adults().values(), *random_people(100)]:
        page = page_of(answers, shown)
        context = {"page": page, "edition": shown, "title": "Your summary", "dropped": []}
        render_to_string("questionnaire/_summary.html", context)

    del page, context
    kept = _kept_rows()
    assert len(kept) > 100
    assert not any("you use this" in text or "Your offer" in text for text in kept)


def test_a_line_on_somebodys_money_is_shortened_and_forgotten():
    line = Line(
        "money", "cost-over", "Money", text="$717 above your $2,500. We found no other price."
    )
    kept = edition_sentences.cache_info().currsize

    assert first_sentence_of(line).text == "$717 above your $2,500."
    assert edition_sentences.cache_info().currsize == kept


def _kept_rows():
    """Every row that a cache of drawings or of rows still holds, as text."""
    gc.collect()
    rows = [one for one in gc.get_objects() if type(one) is Row and one is not ROW]
    return [str(vars(row)) + drawing._draw(row) for row in rows]


def test_another_edition_has_rows_of_its_own():
    first = edition()
    last = first.catalogue.options[-1]
    changed = replace(last, name="Another name", known="Told anew.")
    catalogue = replace(first.catalogue, options=(*first.catalogue.options[:-1], changed))
    second = replace(first, catalogue=catalogue)

    before = rows_by_key(page_of(KNOWN, first))[last.key]
    after = rows_by_key(page_of(KNOWN, second))[last.key]

    assert (before.name, after.name) == (last.name, "Another name")
    assert option_sheet([last.key, "wait"], catalogue).names[0] == "Another name"
    assert option_sheet([last.key, "wait"], first.catalogue).names[0] == last.name


def test_what_is_kept_is_bounded():
    kept = made._rows_of(edition().catalogue)

    for cache in (kept, drawing._remembered, drawing._cell, budget._words_in_row):
        assert 0 < cache.cache_info().maxsize <= 3_000


def test_a_sheet_keeps_cells_and_never_which_stand_together():
    catalogue = edition().catalogue
    one, other = (option_sheet(keys, catalogue) for keys in (("wait", METHOD), (METHOD, "wait")))

    first, second = drawing.drawn_sheet(one.rows), drawing.drawn_sheet(other.rows)

    assert first != second
    assert drawing._cell.cache_info().currsize == 2 * len(one.rows)


@pytest.mark.parametrize(
    ("draw", "value"),
    [
        (drawing.drawn_links, [Link(MARKUP, MARKUP)]),
        (drawing.drawn_lines, [Line("law", "blank", MARKUP, MARKUP, MARKUP, ((MARKUP, MARKUP),))]),
        (drawing.drawn_lines, [Line("law", "blank", "", link=Link(MARKUP, MARKUP))]),
        (drawing.drawn_blanks, [Blank(MARKUP, MARKUP)]),
        (drawing.drawn_questions, [AskFirst("Q1", MARKUP, MARKUP)]),
        (drawing.drawn_groups, [group(title=MARKUP, shared=(MARKUP,))]),
        (drawing.drawn_sheet, [SheetRow(MARKUP, (SheetCell(MARKUP, MARKUP),))]),
    ],
    ids=["links", "line", "link of a line", "blanks", "questions", "groups", "sheet"],
)
def test_no_text_becomes_markup(draw, value):
    html = draw(value)

    assert MARKUP not in html
    assert html.count(DRAWN) == _texts(value)


def _texts(value):
    """How often the text stands in a value."""
    if is_dataclass(value):
        return sum(_texts(getattr(value, field.name)) for field in fields(value))
    if isinstance(value, list | tuple):
        return sum(map(_texts, value))
    return int(value == MARKUP) if isinstance(value, str | Promise) else 0


def test_a_line_says_what_it_has_and_leaves_nothing_open():
    line = Line("law", "blank", "The law", "Not approved.", "Ask.", link=Link("Law", "/law/"))

    drawn = BeautifulSoup(drawing.drawn_lines([line]), "html.parser")

    assert drawn.dt.get_text() == "The law"
    assert drawn.dd.get_text() == "Not approved. Ask. Law"
    assert drawn.select_one(".decides").get_text() == "Not approved."
    assert drawn.select_one("a.from")["href"] == "/law/"
    assert drawn.use["href"] == "#i-blank"


def test_a_status_is_drawn_as_its_component_draws_it():
    context = {"status": Status.CAN_DISCUSS, "word": "You can talk about this"}
    component = render_to_string("_components/status.html", context).strip()

    assert drawing.drawn_status(Status.CAN_DISCUSS, "You can talk about this") == component


def test_every_status_has_its_drawing():
    drawings = render_to_string("_components/sprite.html")

    assert all(f'id="i-{status.value}"' in drawings for status in Status)
