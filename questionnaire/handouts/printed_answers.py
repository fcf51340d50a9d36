"""The answers that go on paper: none unless ticked, sensitive ones only with a second tick."""

from collections.abc import Iterator
from dataclasses import dataclass

from evidence.core.edition.items import NONE, OPEN_CODES
from questionnaire.asking.check_answers import answer_words
from questionnaire.handouts.checklist import SENSITIVE
from questionnaire.handouts.chosen_questions import Choice
from questionnaire.questions import QUESTIONS, Text
from questionnaire.questions.steps import STEPS, Answers
from questionnaire.visit.visit import Visit


@dataclass(frozen=True)
class PrintedAnswer:
    """A question in a few words, and what the person answered."""

    question: Text
    answers: tuple[str, ...]


def printed_answers(visit: Visit, choice: Choice) -> tuple[PrintedAnswer, ...]:
    """What the person agreed to have on paper, in the questionnaire's order."""
    if not choice.with_answers:
        return ()
    return tuple(_printed(visit.answers, sensitive=choice.with_sensitive))


def _printed(answers: Answers, *, sensitive: bool) -> Iterator[PrintedAnswer]:
    for key in (key for step in STEPS for key in step.keys):
        answer = answers.get(key)
        if answer is None:
            continue
        if key in SENSITIVE and not sensitive:
            answer = _without_sensitive(key, answer)
        if answer:
            yield PrintedAnswer(QUESTIONS[key].label, answer_words(key, answer))


def _without_sensitive(key: str, answer: object) -> object:
    """What is left; nothing where "none of these" would give away that nothing was left out."""
    codes = answer if isinstance(answer, list) else [answer]
    if key == "pregnancy" or set(codes) <= {NONE, *OPEN_CODES}:
        return None
    return [code for code in codes if code not in SENSITIVE[key]]
