"""Each sentence that promises something stands in one list with the tests that prove it.

A promise whose words change is no longer in the list and fails here, until somebody has looked whether
its test still proves it. So does a new sentence that says never, nothing, always, only or nobody.
"""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from evidence.core.edition.serialisation import to_plain
from evidence.starter import starter_catalogue
from questionnaire.questions.steps import STEPS
from tests import yaml_files
from tests.house.tree import PROJECT
from tests.walking import GIVEN, address, remember
from tests.web.labels.blocks import page_of, texts
from tests.web.promises.reading import SPEAKS, said, sentences

LIST = yaml_files.read(Path(__file__).with_name("promises.yaml"))
PROMISES = [(sentence, part["held_by"]) for part in LIST["promises"] for sentence in part["says"]]
OTHERS = [sentence for part in LIST["others"] for sentence in part["says"]]
PLACEHOLDER = re.compile(r"{{.*?}}|\{\w*\}|%\(\w+\)s|<[^>]*>")
SAID = said()


@cache
def defined_in(path):
    """The tests of a file that are collected: named as one, and not set aside."""
    file = PROJECT / path
    if not file.is_file():
        return frozenset()
    return frozenset(
        node.name
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and not any("skip" in ast.unparse(mark) for mark in node.decorator_list)
    )


def missing(named):
    """The tests among these that are not there."""
    return [
        one for one in named if one.partition("::")[2] not in defined_in(one.partition("::")[0])
    ]


@pytest.mark.parametrize(("sentence", "held_by"), PROMISES, ids=[one for one, _ in PROMISES])
def test_a_promise_names_tests_that_are_there(sentence, held_by):
    assert held_by
    assert missing(held_by) == []


@pytest.mark.parametrize(
    "named",
    ["tests/web/no_such_file.py::test_it", "tests/web/promises/test_promises.py::test_of_nothing"],
)
def test_a_test_that_is_not_there_is_noticed(named):
    assert missing([named]) == [named]


def test_a_promise_stands_in_the_list_word_for_word_as_pages_say_it():
    """Who changes a promise looks at its test, and then changes the list."""
    assert [one for one, _held_by in PROMISES if one not in SAID] == []
    assert [one for one in OTHERS if one not in SAID] == []


def test_a_sentence_stands_in_the_list_once():
    every = [*(one for one, _held_by in PROMISES), *OTHERS]

    assert sorted({one for one in every if every.count(one) > 1}) == []
    assert all(part["why"] for part in LIST["others"])


def test_no_sentence_that_speaks_for_all_cases_is_missing_from_the_list():
    listed = {*(one for one, _held_by in PROMISES), *OTHERS}
    found = {one: where for one, where in SAID.items() if SPEAKS.search(one)}

    assert {one: where for one, where in found.items() if one not in listed} == {}


def test_the_scan_finds_what_it_is_for():
    assert "We never had a copy." in SAID
    assert "The line runs from nothing to {end}, the highest first year we found." in SAID
    assert not SPEAKS.search("We found no study.")


VISIT = {**GIVEN, "warning_signs": ["patches"], "conditions": ["allergies", "low_mood"]}
PUBLIC = (
    "/", "/about/", "/help/", "/privacy/", "/stop/", "/finished/", "/expired/",
    "/evidence/", "/evidence/hair-loss/", "/evidence/questions-to-ask/",
    "/evidence/options/intradermal_injection/", "/evidence/options/wait/details/",
    "/evidence/studies/", "/evidence/studies/ST01/", "/evidence/reviews/", "/evidence/trials/",
    "/evidence/law/", "/evidence/law/US/", "/evidence/harms/", "/evidence/prices/",
    "/evidence/numbers/", "/evidence/coming/", "/evidence/words/", "/evidence/questions/",
    "/evidence/products/", "/evidence/labels/", "/evidence/topics/", "/evidence/index/",
    "/evidence/forums/", "/evidence/article/", "/evidence/gaps/", "/evidence/sources/",
    "/evidence/editions/", "/evidence/editions/1/", "/evidence/in/ar/", "/checklist/for-everybody/",
)  # fmt: skip
OF_A_VISIT = (
    "/summary/", "/options/intradermal_injection/", "/options/topical_minoxidil/", "/compare/",
    "/checklist/", "/checklist/choose/", "/sheet/", "/claims/", "/passport/", "/understanding/",
    "/people-like-you/", "/harm-card/", "/baseline/", "/after-the-visit/", "/ask-before-booking/",
    "/quotes/", "/see-a-doctor-first/", "/check/", "/answers/",
    *(address(step.slug) for step in STEPS),
)  # fmt: skip


def of_the_edition(value):
    """Every text that an edition holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from of_the_edition(one)


@cache
def words_of_the_edition():
    """All of the starter's, which is the one that is published here, as one text in small letters."""
    return " ".join(" ".join(of_the_edition(to_plain(starter_catalogue()))).split()).casefold()


@pytest.fixture(scope="module")
def known():
    """What a page may say: the listed sentences with anything in their gaps."""
    listed = (*(one for one, _held_by in PROMISES), *OTHERS)
    return [re.compile(".*?".join(map(re.escape, PLACEHOLDER.split(one)))) for one in listed if one]


@pytest.mark.parametrize("path", [*PUBLIC, *OF_A_VISIT])
def test_what_a_page_shows_is_in_the_list_or_in_the_edition(client, published, known, path):
    """A statement of evidence or law comes from the edition, and publishing checks it.

    The pages on standards name a test beside each point: tests/web/test_conformance.py.
    """
    remember(client, answers=VISIT, heard=frozenset(["patches", "allergies", "low_mood"]))
    held = words_of_the_edition()

    def in_edition(text):
        """Whether its parts that speak so stand there: a line of a list joins several fields."""
        parts = re.split(r"[,()]+ ?|(?<=\d{4}) ", " ".join(text.split()).casefold())
        return all(part.strip(" .:·") in held for part in parts if SPEAKS.search(part))

    page = page_of(client.get(path))
    for link in page.xpath(".//a"):
        if link.get("href", "").startswith("/evidence/sources/") or in_edition(link.text_content()):
            link.text = None
            for part in list(link):
                link.remove(part)
    shown = {
        sentence
        for block in texts(page)
        for sentence in sentences(block)
        if SPEAKS.search(sentence)
    }
    strange = {
        one for one in shown if not in_edition(one) and not any(fit.search(one) for fit in known)
    }

    assert strange == set()
