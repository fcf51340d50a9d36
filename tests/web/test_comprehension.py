"""Forty questions a person should be able to answer from the pages: docs/evaluation/comprehension.yaml.

That people do find and understand the answers, only people can show. A machine can show that the answer
stands there, near the start, and that no page says the opposite.
"""

import html
import re

import pytest

from evidence.views.robots import public_paths
from tests import yaml_files
from tests.house.tree import PROJECT

pytestmark = pytest.mark.django_db
FILE = PROJECT / "docs" / "evaluation" / "comprehension.yaml"
ITEMS = yaml_files.read(FILE)["items"]
FIRST = "/evidence/"
CLICKS = 2
ONE_SOURCE = re.compile(r"^/evidence/sources/.")
"""Pages that only describe what was read: hundreds, with titles others wrote."""


def words_of(page):
    """The words of a page as a person reads them."""
    main = re.search(r"<main.*?</main>", page, re.DOTALL)
    text = html.unescape(re.sub(r"<[^>]+>", " ", main[0] if main else page))
    return re.sub(r"\s+([.,;:])", r"\1", re.sub(r"\s+", " ", text))


def links_of(page):
    return set(re.findall(r'href="(/[^"#?]*)', page))


@pytest.fixture(scope="module")
def read():
    """Pages by the digest of their edition: the same edition always gives the same pages."""
    return {}


@pytest.fixture
def pages(published, client, read):
    """Every public page but those of single sources, as the server sends it."""
    if published.sha256 not in read:
        paths = [it for it in public_paths(published) if not ONE_SOURCE.match(it)]
        answers = {path: client.get(path) for path in paths}
        read[published.sha256] = {
            path: answer.content.decode()
            for path, answer in answers.items()
            if answer["Content-Type"].startswith("text/html")
        }
    return read[published.sha256]


def near(pages):
    """The pages within so many clicks of the library's first page."""
    found = {FIRST}
    for _ in range(CLICKS):
        found |= {link for path in found for link in links_of(pages[path]) if link in pages}
    return found


def test_there_are_forty_different_questions():
    assert [item["number"] for item in ITEMS] == list(range(1, 41))
    assert len({item["question"] for item in ITEMS}) == 40
    assert all(item["opposite"] and item["question"].endswith("?") for item in ITEMS)


def test_each_is_answered_within_two_clicks(pages):
    reached = near(pages)

    far = [item["question"] for item in ITEMS if item["page"] not in reached]
    unanswered = [
        item["question"] for item in ITEMS if item["answer"] not in words_of(pages[item["page"]])
    ]

    assert far == []
    assert unanswered == []


def test_no_public_page_says_the_opposite(pages):
    words = {path: words_of(page) for path, page in pages.items()}

    against = [
        f"{item['question']} {path}: {found[0]}"
        for item in ITEMS
        for opposite in item["opposite"]
        for path, text in words.items()
        if (found := re.search(opposite, text, re.IGNORECASE))
    ]

    assert against == []


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item["number"]))
def test_the_answer_itself_is_no_opposite(item):
    assert not any(re.search(it, item["answer"], re.IGNORECASE) for it in item["opposite"])
