"""What stands around a text that was translated."""

from dataclasses import replace

import pytest

from evidence.core.edition.vocabulary import Direction, Side
from evidence.core.translations.translatable import english_texts, name_of
from evidence.presenters.languages import about_text, text_url
from evidence.starter import starter_catalogue

STARTER = starter_catalogue()
TEXTS = tuple(english_texts(STARTER).values())


@pytest.mark.parametrize(
    ("side", "direction", "caption"),
    [
        (Side.BENEFIT, Direction.BETTER, "What it may do for hair"),
        (Side.BENEFIT, Direction.UNCLEAR, "What it may do for hair"),
        (Side.BENEFIT, Direction.WORSE, "What may go wrong"),
        (Side.HARM, Direction.UNCLEAR, "What may go wrong"),
    ],
)
def test_a_finding_is_told_with_its_side(side, direction, caption):
    text = next(it for it in TEXTS if it.kind == "findings")
    changed = replace(
        STARTER,
        findings=tuple(
            replace(one, side=side, direction=direction) if (one.key,) == text.name else one
            for one in STARTER.findings
        ),
    )

    assert str(about_text(changed, text, ()).caption) == caption


def test_an_entry_with_a_name_is_told_by_it_and_says_which_of_its_texts_it_is():
    term = next(it for it in TEXTS if it.kind == "glossary" and it.field == "meaning")
    word = next(it for it in STARTER.glossary if name_of("glossary", it) == term.name)
    told = about_text(STARTER, term, ())

    assert told.title == word.term[:1].upper() + word.term[1:]
    assert str(told.caption) == "What it means"


def test_no_text_stands_without_a_title():
    untitled = [text for text in TEXTS if not str(about_text(STARTER, text, ()).title)]

    assert untitled == []


def test_law_is_told_by_method_and_country():
    text = next(it for it in TEXTS if it.kind == "legal_positions")

    assert about_text(STARTER, text, ()).caption == text.name[0]


@pytest.mark.parametrize("kind", ["jurisdictions", "legal_positions"])
def test_law_leads_to_the_page_of_its_country(kind):
    text = next(it for it in TEXTS if it.kind == kind)

    assert text_url(STARTER, text).startswith("/evidence/law/")
