"""The words of questions.yaml as values. Keys and codes are those of evidence.core.edition.items."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# The C parser takes a tenth of the time of every start; some builds of PyYAML come without it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Words in English, translated when a page shows them.
if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    Text = StrOrPromise
else:
    Text = str | Promise


@dataclass(frozen=True)
class Choice:
    """One answer a person can pick, under its stable code."""

    code: str
    label: Text
    hint: Text = ""
    sentence: Text = ""
    """The answer as a short sentence of the summary, without its full stop; empty: it has none."""


@dataclass(frozen=True)
class Question:
    """Everything a person reads of one item."""

    key: str
    legend: Text
    """The question, as the page asks it."""
    label: Text
    """The question in a few words, for the list of answers."""
    missing: Text = ""
    """What to do when nothing was answered. Empty: the question can be skipped."""
    why: Text = ""
    hint: Text = ""
    choices: tuple[Choice, ...] = ()
    unanswered: Text = field(default=_("Not answered. You can leave it like this."))
    """What an unanswered question means, for the list of answers."""
    topic: Text = ""
    """What it is about, inside a sentence, like "the cause"; empty: its label will do."""

    @cached_property
    def required(self) -> bool:
        """Whether the page asks for an answer, which may be "I am not sure"."""
        return bool(self.missing)

    @cached_property
    def labels(self) -> Mapping[str, Text]:
        """Code to label."""
        return {choice.code: choice.label for choice in self.choices}

    @cached_property
    def sentences(self) -> dict[str, Text]:
        """Code to the answer as a short sentence, for those answers that have one."""
        return {choice.code: choice.sentence for choice in self.choices if choice.sentence}


def choice(code: str, words: str | Mapping[str, str]) -> Choice:
    """One answer of questions.yaml: its label alone, or its label with what goes with it."""
    parts = {"label": words} if isinstance(words, str) else words
    return Choice(code, **{name: _(text) for name, text in parts.items()})


def _question(key: str, choices: Mapping[str, Any] | None = None, **texts: str) -> Question:
    answers = tuple(choice(code, words) for code, words in (choices or {}).items())
    return Question(key, choices=answers, **{name: _(text) for name, text in texts.items()})


def _written(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 it is a safe one


def read_questions(
    path: Path, before: Mapping[str, tuple[Choice, ...]] | None = None
) -> dict[str, Question]:
    """The questions of a file beside a form, by key; `before`: choices that come before a question's own.

    What another question asks too keeps that question's words.
    """
    questions = {one["key"]: _question(**one) for one in _written(path)}
    for key, choices in (before or {}).items():
        own = questions[key].choices
        questions[key] = replace(questions[key], choices=(*choices, *own))
    return questions


WORDS: Mapping[str, Any] = _written(Path(__file__).with_name("questions.yaml"))
"""The file as it is written: sections, their pages and what each page asks."""

POINTS: Mapping[int, Text] = {point: _(words) for point, words in WORDS["points"].items()}
"""How much something matters, 1 to 5."""

QUESTIONS: Mapping[str, Question] = {
    one["key"]: _question(**one)
    for section in WORDS["sections"]
    for page in section["pages"]
    for one in page["questions"]
}
"""Every question by key, in the order in which they are asked."""


def topic_of(item: str) -> str:
    """What a question is about, inside a sentence, like "pregnancy"."""
    question = QUESTIONS[item]
    return str(question.topic or question.label).lower()


def answer_sentence(item: str, code: str) -> str:
    """An answer as a short sentence without its full stop, like "You breastfeed"."""
    question = QUESTIONS[item]
    if code in question.sentences:
        return str(question.sentences[code])
    words = {"question": question.label, "answer": question.labels.get(code, code)}
    return gettext("%(question)s: %(answer)s") % words
