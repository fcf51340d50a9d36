"""Every visible string goes through gettext: two made-up languages, one from right to left, show what was missed."""

import re

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import trans_real

from evidence.core.edition import snapshot
from evidence.presenters.per_edition import only_language
from questionnaire.questions.steps import STEPS
from tests.walking import GIVEN, address, remember, send

OPEN, CLOSE = "⟦", "⟧"
TRANSLATED = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
LETTERS = re.compile(r"[^\W\d_]{2,}")
SAID_IN_ATTRIBUTES = ("aria-label", "title", "alt", "placeholder")
# Names of countries and currencies come from Babel, cookies have the names they have.
NOWHERE = {key: answer for key, answer in GIVEN.items() if key != "treatment_country"}
NOWHERE |= {"country": "prefer_not_to_say"}
PLACES = [
    "/",
    "/help/",
    "/privacy/",
    "/finished/",
    "/expired/",
    "/check/",
    "/quotes/",
    "/quotes/1/",
    "/answers/",
]


class PseudoLanguage:
    """A catalogue that has every string: it puts marks around it."""

    def __init__(self, language):
        self.language = language

    def gettext(self, text):
        return f"{OPEN}{text}{CLOSE}" if text else text

    def ngettext(self, one, many, count):
        return self.gettext(one if count == 1 else many)

    def pgettext(self, context, text):
        return self.gettext(text)

    def npgettext(self, context, one, many, count):
        return self.ngettext(one, many, count)

    def to_language(self):
        return self.language


@pytest.fixture(params=["en-xa", "he"], ids=["pseudo", "right to left"])
def language(request, settings, monkeypatch):
    settings.LANGUAGES = [(request.param, "Pseudo")]
    settings.LANGUAGE_CODE = request.param
    monkeypatch.setitem(trans_real._translations, request.param, PseudoLanguage(request.param))
    # What other tests drew of the edition in this language is not in the made-up one.
    kept = (only_language, snapshot.loads)
    for one in kept:
        one.cache_clear()
    yield request.param
    for one in kept:
        one.cache_clear()


def missed(response):
    """The words of a page that no translator would have met."""
    page = BeautifulSoup(response.content, "html.parser")
    # What the edition says is translated with the edition; such words name their own direction.
    for silent in page.select("script, style, code, svg, select, [dir=auto]"):
        silent.decompose()
    # At the foot of what can be printed stands the aid's own address.
    said = [page.get_text(" ").replace("http://testserver/", " ")]
    said += [one[name] for name in SAID_IN_ATTRIBUTES for one in page.select(f"[{name}]")]
    words = []
    for text in said:
        rest, before = text, None
        while rest != before:
            before, rest = rest, TRANSLATED.sub(" ", rest)
        words += LETTERS.findall(rest)
    return sorted(set(words))


@pytest.mark.parametrize("path", PLACES)
def test_every_word_of_a_page_can_be_translated(client, published, language, path):
    remember(client, answers=NOWHERE)

    assert missed(client.get(path)) == []


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.slug)
def test_every_word_of_a_question_can_be_translated(client, published, language, step):
    remember(client, answers=GIVEN)

    assert missed(client.get(address(step.slug))) == []


@pytest.mark.parametrize("step", [s for s in STEPS if s.required], ids=lambda step: step.slug)
def test_every_word_of_a_page_in_error_can_be_translated(client, published, language, step):
    remember(client, answers=GIVEN)

    assert missed(send(client, step.slug, {})) == []


def test_the_page_says_its_language_and_direction(client, published, language):
    page = BeautifulSoup(client.get("/").content, "html.parser")

    assert page.html["lang"] == language
    assert page.html["dir"] == ("rtl" if language == "he" else "ltr")
