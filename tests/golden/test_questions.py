"""Questions people ask: each is answered two clicks from the library's first page, if only as not found."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests import yaml_files

pytestmark = pytest.mark.django_db
ASKED = yaml_files.read(Path(__file__).parent / "questions_found.yaml")["questions"]
FEWEST_WORDS = 6


def main_of(client, path):
    return BeautifulSoup(client.get(path).content, "html.parser").main


def test_each_question_is_answered_in_two_clicks(published, client):
    library = reverse("evidence:library")
    first = {a["href"].partition("#")[0] for a in main_of(client, library).find_all("a", href=True)}
    pages = {}
    for asked in ASKED:
        page, _hash, anchor = (library + asked["at"]).partition("#")
        if page not in pages:
            pages[page] = main_of(client, page)
        assert page in first, asked
        answer = pages[page].find(id=anchor)
        assert answer is not None, asked
        assert len(answer.get_text(" ").split()) >= FEWEST_WORDS, asked

    assert len(ASKED) >= 80
