"""What a checklist may say of the person: nothing unless they want it, sensitive answers only with a second tick."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evidence.core.edition.items import NONE, OPEN_CODES
from questionnaire.asking.check_answers import answer_words
from questionnaire.handouts.chosen_questions import Choice
from questionnaire.questions import Text
from questionnaire.visit.visit import Visit

SENSITIVE = {
    "pregnancy": frozenset({"pregnant", "breastfeeding", "trying"}),
    "conditions": frozenset(
        {
            "scalp_infection_or_inflammation",
            "cancer_now_or_past",
            "scalp_radiotherapy_or_recent_chemo",
        }
    ),
}
"""Answers that go on paper only with a second tick."""

TOLD: Mapping[str, Text] = {
    "age_band": gettext_lazy("Age"),
    "sex": gettext_lazy("Sex at birth"),
    "diagnosis": gettext_lazy("Cause of my hair loss"),
    "conditions": gettext_lazy("My health"),
    "pregnancy": gettext_lazy("Pregnancy"),
    "regimen": gettext_lazy("I use now"),
    "regimen_duration": gettext_lazy("The newest since"),
    "offer_method": gettext_lazy("I was offered"),
    "offer_price": gettext_lazy("For"),
}
"""What a clinician needs for the talk, in a few words each. The budget is not among them: it is
nothing to hand to somebody who sets a price. Signs are left to the warning, which names none."""


def about_me(visit: Visit, choice: Choice) -> str:
    """What the person agreed to have on paper. Empty: they did not agree, or there is nothing."""
    if not choice.with_answers:
        return ""
    return told_about(visit.answers, sensitive=choice.with_sensitive)


def told_about(answers: Mapping[str, Any], *, sensitive: bool) -> str:
    """The answers as one line, for example "Age: 25 to 34. I use now: Minoxidil on the skin."."""
    return " ".join(
        _("%(what)s: %(answer)s.") % {"what": label, "answer": ", ".join(words)}
        for label, words in _told(answers, sensitive=sensitive)
    )


def holds_sensitive(answers: Mapping[str, Any]) -> bool:
    """Whether a second tick would add something."""
    return told_about(answers, sensitive=True) != told_about(answers, sensitive=False)


def _told(answers: Mapping[str, Any], *, sensitive: bool) -> Iterator[tuple[Text, tuple[str, ...]]]:
    for key, label in TOLD.items():
        answer = _without(key, answers.get(key), sensitive=sensitive)
        if answer:
            yield label, answer_words(key, answer)


def _without(key: str, answer: Any, *, sensitive: bool) -> Any:
    """The answer without what tells nothing, and without what must not be told.

    "None of these" goes too: beside a paper that names what is there it would give away that
    nothing was left out.
    """
    if answer is None or isinstance(answer, dict):
        return answer
    hidden = frozenset() if sensitive else SENSITIVE.get(key, frozenset())
    silent = frozenset({NONE, *OPEN_CODES}) | hidden
    if isinstance(answer, list):
        return [code for code in answer if code not in silent]
    return None if answer in silent else answer
