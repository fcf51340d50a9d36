"""The words of templates and forms pass the same gate as the words of an edition."""

import re

import pytest

from evidence.core.checks.wording import problems_in
from questionnaire.questions import QUESTIONS
from tests.house.tree import PROJECT, files, place

TRANSLATED = re.compile(r'{%\s*translate\s+(?:"((?:[^"\\]|\\.)*)"|\'((?:[^\'\\]|\\.)*)\')')
BLOCK = re.compile(r"{%\s*blocktranslate[^%]*%}(.*?){%\s*endblocktranslate\s*%}", re.DOTALL)
PLURAL = re.compile(r"{%\s*plural\s*%}")
VARIABLE = re.compile(r"{{.*?}}")
ROOMS = (
    "templates/questionnaire",
    "templates/evidence",
    "templates/_components",
    "templates/errors",
)


def texts_of(template):
    source = template.read_text(encoding="utf-8")
    for double, single in TRANSLATED.findall(source):
        yield double or single
    for block in BLOCK.findall(source):
        for text in PLURAL.split(block):
            yield VARIABLE.sub("7", " ".join(text.split()))


def templates():
    return [p for p in files(".html") if place(p).startswith(ROOMS)]


def question_texts():
    for question in QUESTIONS.values():
        own = (question.legend, question.label, question.missing, question.why, question.hint)
        choices = [text for choice in question.choices for text in (choice.label, choice.hint)]
        for text in (*own, question.unanswered, *choices):
            yield question.key, str(text)


@pytest.mark.parametrize("template", [pytest.param(t, id=place(t)) for t in templates()])
def test_the_words_of_a_template_are_plain(template):
    assert [(text, found) for text in texts_of(template) if (found := problems_in(text))] == []


def test_the_words_of_every_question_are_plain():
    found = [(where, problems_in(text)) for where, text in question_texts()]

    assert len(found) > 200
    assert [(where, problems) for where, problems in found if problems] == []


def test_texts_are_found_in_templates():
    library = PROJECT / "templates" / "evidence" / "library.html"

    assert "Start here" in list(texts_of(library))
