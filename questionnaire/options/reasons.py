"""Why an option stands where it stands, and which single answers would change that."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evidence.core.assessment.summary import Because, Change, Reason
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.items import ITEM, NONE, Kind
from evidence.core.edition.vocabulary import ChangeKind, ReasonKind
from evidence.presenters.sourcing import Links, short_links
from questionnaire.asking.check_answers import answer_words
from questionnaire.asking.navigation import question_address
from questionnaire.options.words import CHANGE, REASON, STATUS
from questionnaire.questions import QUESTIONS, Text
from questionnaire.questions.steps import STEP_OF, Answers
from questionnaire.questions.words import topic_of


@dataclass(frozen=True)
class ReasonTold:
    """One reason with the answers and sources it rests on."""

    label: Text
    text: str
    because: str
    sources: Links
    no_data: str
    brief: tuple[str, ...]
    """What it rests on, by name: the law, or what the person was asked."""
    is_limit: bool
    """Whether it is a limit the person set, which no status rests on."""


@dataclass(frozen=True)
class ChangeTold:
    """One single-answer change, as a fact."""

    text: str
    url: str
    """Where the answer can be given or changed; empty where that is not the person's business."""


@dataclass(frozen=True)
class ChangesTold:
    """Changes whose business is the same."""

    kind: ChangeKind
    title: Text
    note: str
    changes: tuple[ChangeTold, ...]


def reasons_told(reasons: Collection[Reason], catalogue: Catalogue) -> tuple[ReasonTold, ...]:
    """Every reason, in the order of the summary."""
    return tuple(_reason_told(reason, catalogue) for reason in reasons)


def why_in_brief(reasons: Iterable[ReasonTold]) -> str:
    """What the reasons rest on, by name."""
    return ", ".join(dict.fromkeys(name for reason in reasons for name in reason.brief))


def limits_told(items: Iterable[str]) -> str:
    """The limits that an option goes past, as one line; empty where it passes none.

    Such as "Past a limit you set: needles, visits".
    """
    names = ", ".join(map(topic_of, items))
    return _("Past a limit you set: %(limits)s") % {"limits": names} if names else ""


def because_words(because: Iterable[Because]) -> str:
    """The answers a reason rests on, by the question's name."""
    told = []
    for entry in because:
        label = QUESTIONS[entry.item].label
        words = {"question": label, "answer": said(entry.item, entry.answer)}
        told.append(_("%(question)s: %(answer)s") % words)
    return "; ".join(told)


def said(item: str, answer: str | None) -> str:
    """One code in words; "not answered" where nothing was said."""
    if answer is None:
        return _("not answered")
    codes = [answer] if ITEM[item].kind is Kind.CHOICES else answer
    return answer_words(item, codes)[0]


def changes_told(
    changes: Iterable[Change], answers: Answers, catalogue: Catalogue
) -> tuple[ChangesTold, ...]:
    """The changes by whose business they are; what nobody can change is told as a fact."""
    changes = tuple(changes)
    if not changes:
        return ()
    notes = {
        ChangeKind.ASK_CLINICIAN: catalogue.wording["ask_before_you_change"],
        ChangeKind.FIXED: catalogue.wording["never_change_this"],
        ChangeKind.ANSWER_IT: catalogue.wording["careful_when_open"],
    }
    told_by_kind = (
        (kind, tuple(_change(change, answers) for change in changes if change.kind is kind))
        for kind in CHANGE
    )
    return tuple(
        ChangesTold(kind, CHANGE[kind], notes[kind], of_kind)
        for kind, of_kind in told_by_kind
        if of_kind
    )


def _reason_told(reason: Reason, catalogue: Catalogue) -> ReasonTold:
    about_law = reason.rule is None and reason.kind is not ReasonKind.WISH
    asked = tuple(str(QUESTIONS[entry.item].label).lower() for entry in reason.because)
    return ReasonTold(
        label=REASON[reason.kind],
        text=reason.text,
        because=because_words(reason.because),
        sources=short_links(catalogue, reason.sources),
        no_data="" if reason.sources or reason.rule is None else _("A precaution: no data."),
        brief=(_("the law"),) if about_law else asked,
        is_limit=reason.kind is ReasonKind.WISH,
    )


def _change(change: Change, answers: Answers) -> ChangeTold:
    words = {
        "question": QUESTIONS[change.item].label,
        "status": STATUS[change.status],
        "answer": "",
    }
    gone = _removed(change, answers)
    if change.kind is ChangeKind.FIXED:
        text = _("This rests on what you said about “%(question)s”.")
        if gone:
            words["answer"] = gone
            text = _("This rests on “%(answer)s”.")
        return ChangeTold(text % words, "")
    if gone:
        words["answer"] = gone
        text = _("Without “%(answer)s”, this would stand under “%(status)s”.")
    else:
        words["answer"] = " + ".join(_new(change))
        text = _("With “%(answer)s” for “%(question)s”, this would stand under “%(status)s”.")
    mine = change.kind is ChangeKind.ANSWER_IT
    url = question_address(STEP_OF[change.item], "summary") if mine else ""
    return ChangeTold(text % words, url)


def _removed(change: Change, answers: Answers) -> str:
    """The one answer of a list that the change takes away, in words."""
    if isinstance(change.answer, str) or change.item not in answers:
        return ""
    left = () if change.answer == (NONE,) else change.answer
    gone = [code for code in answers[change.item] if code not in left]
    # An open answer is replaced, not taken away.
    if len(gone) != 1 or change.kind is ChangeKind.ANSWER_IT:
        return ""
    return said(change.item, gone[0])


def _new(change: Change) -> tuple[str, ...]:
    answer = change.answer if isinstance(change.answer, str) else list(change.answer)
    return answer_words(change.item, answer)
