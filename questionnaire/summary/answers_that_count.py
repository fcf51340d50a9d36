"""What the person told us that matters here: each answer that closes or checks a choice, and what is open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _now
from django.utils.translation import ngettext

from evidence.core.assessment.profile import Profile
from evidence.core.assessment.summary import OptionSummary, Summary
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.items import ITEM, NONE, OPEN_CODES, PLACE
from evidence.core.edition.rules import Notice
from evidence.core.edition.vocabulary import ReasonKind
from questionnaire.asking.navigation import question_address
from questionnaire.questions.steps import STEP_OF
from questionnaire.questions.words import answer_sentence, topic_of
from questionnaire.summary.parts import Link
from questionnaire.summary.warning import contacts_of
from questionnaire.summary.words import listed
from questionnaire.visit.visit import Visit

SIGNS = "warning_signs"
OFFER = "offer_"
"""Answers about the offer are told in its own block."""

MANY = 4
"""From so many lines on, each says in brief what it does."""

Answer = tuple[str, str]
"""An item and one of its codes."""


@dataclass(frozen=True)
class Counted:
    """Answers with the same effect, and what they do.

    Like answers "You breastfeed", text "9 choices are not for you now. Check first for 7 more.", advice
    "Ask a doctor or midwife about the rest."
    """

    answers: str
    text: str
    advice: str = ""
    contacts: tuple[str, ...] = ()
    """Whom to turn to, where the answer calls for it at once."""


@dataclass(frozen=True)
class StillOpen:
    """Safety questions that were left open: what they are about, what waits, where to answer.

    Like told "Two answers are open: pregnancy and your health. 16 of 18 choices wait for them."
    """

    told: str
    answer_them: Link
    if_true: tuple[tuple[str, str], ...]
    """What the edition says for somebody of whom an open answer would be true: about what, and the text."""


@dataclass
class _Effect:
    closed: set[str]
    checked: set[str]
    advice: list[str]


def answers_that_count(summary: Summary, visit: Visit, catalogue: Catalogue) -> tuple[Counted, ...]:
    """The answers that close or check a choice, what closes first, else as they were asked."""
    profile, _preferences = visit.persona()
    effects = _effects(summary, catalogue)
    for notice in _notices(summary, profile, catalogue):
        answer = _answer_of(notice, profile)
        effect = effects.setdefault(answer, _Effect(set(), set(), []))
        # What the edition says to read first takes the place of shorter advice.
        effect.advice[:] = [notice.short or notice.text]
    alike: dict[tuple[frozenset[str], frozenset[str], str], list[Answer]] = {}
    for answer in sorted(effects, key=_place):
        effect = effects[answer]
        checked = frozenset(effect.checked - effect.closed)
        key = (frozenset(effect.closed), checked, " ".join(dict.fromkeys(effect.advice)))
        alike.setdefault(key, []).append(answer)
    brief = len(alike) >= MANY
    return tuple(
        Counted(
            _named(answers),
            _in_brief(closed, checked)
            if brief
            else f"{_closes(closed)} {_checks(checked, closed)}",
            advice,
            _contacts(answers, visit, catalogue),
        )
        for (closed, checked, advice), answers in sorted(
            alike.items(), key=lambda pair: -len(pair[0][0])
        )
    )


def still_open(summary: Summary, catalogue: Catalogue) -> StillOpen | None:
    """The safety questions that options wait for. None: all are answered."""
    waiting: dict[str, set[str]] = {}
    for option in summary.options:
        for item in open_items(option):
            waiting.setdefault(item, set()).add(option.key)
    if not waiting:
        return None
    items = sorted(waiting, key=PLACE.__getitem__)
    waits = len(set().union(*waiting.values()))
    told = ngettext(
        "One answer is open: %(items)s. %(waits)s of %(all)s choices wait for it.",
        "%(count)s answers are open: %(items)s. %(waits)s of %(all)s choices wait for them.",
        len(items),
    ) % {
        "count": len(items),
        "items": listed(map(topic_of, items)),
        "waits": waits,
        "all": len(summary.options),
    }
    texts = ((item, catalogue.wording.get(f"if_{item}", "")) for item in items)
    return StillOpen(
        told,
        Link(_now("Answer them"), question_address(STEP_OF[items[0]], "summary")),
        tuple((topic_of(item).capitalize(), text) for item, text in texts if text),
    )


def open_items(option: OptionSummary) -> tuple[str, ...]:
    """The safety questions that one option waits for; those about an offer are told with it."""
    items = (
        because.item
        for reason in option.reasons
        if reason.kind is ReasonKind.UNKNOWN and reason.rule
        for because in reason.because
        if because.answer in (None, *OPEN_CODES) and not because.item.startswith(OFFER)
    )
    return tuple(dict.fromkeys(items))


def _effects(summary: Summary, catalogue: Catalogue) -> dict[Answer, _Effect]:
    found: dict[Answer, _Effect] = {}
    for option in summary.options:
        for reason in option.reasons:
            if reason.kind not in (ReasonKind.SAFETY, ReasonKind.CAUTION):
                continue
            rule = catalogue.rule.get(reason.rule or "")
            for because in reason.because:
                if because.item.startswith(OFFER) or because.answer is None:
                    continue
                # The signs stand in the warning, each with what to do; here they are one answer.
                answer = (because.item, "" if because.item == SIGNS else because.answer)
                effect = found.setdefault(answer, _Effect(set(), set(), []))
                closes = reason.kind is ReasonKind.SAFETY
                (effect.closed if closes else effect.checked).add(option.key)
                if rule and rule.advice:
                    effect.advice.append(rule.advice)
    return found


def _notices(summary: Summary, profile: Profile, catalogue: Catalogue) -> Iterator[Notice]:
    """What to read first, apart from what the warning and the offer say."""
    by_key = {notice.key: notice for notice in catalogue.notices}
    for noticed in summary.notices:
        notice = by_key[noticed.key]
        items = {line.item for line in notice.when}
        elsewhere = items <= {SIGNS, "offer_claims"}
        if not elsewhere and is_about(notice.places, profile, catalogue):
            yield notice


def is_about(places: Iterable[str], profile: Profile, catalogue: Catalogue) -> bool:
    """Whether somebody lives or is treated in one of these countries; no country: everybody."""
    wanted = set(places)
    if "EU" in wanted:
        wanted |= set(catalogue.eu_members)
    return not wanted or not wanted.isdisjoint({profile.country, profile.treatment_country})


def _answer_of(notice: Notice, profile: Profile) -> Answer:
    """The answer a notice is about: the first one of its lines that the person gave."""
    for line in notice.when:
        given = getattr(profile, line.item)
        codes = given if isinstance(given, tuple) else (given,)
        for code in codes:
            if code in line.code_set:
                return line.item, code
    return notice.when[0].item, notice.when[0].codes[0]


def _place(answer: Answer) -> tuple[int, int]:
    item, code = answer
    codes = ITEM[item].codes
    return PLACE[item], codes.index(code) if code in codes else -1


def _in_brief(closed: frozenset[str], checked: frozenset[str]) -> str:
    """How many choices it closes and checks, where many answers do."""
    words = {"closed": len(closed), "checked": len(checked)}
    if closed and checked:
        return _now("Closes %(closed)s, checks %(checked)s.") % words
    if closed:
        return _now("Closes %(closed)s.") % words
    return _now("Checks %(checked)s.") % words if checked else ""


def _named(answers: Iterable[Answer]) -> str:
    sentences = []
    for item, code in answers:
        if item == SIGNS:
            sentences.append(_now("Your warning signs"))
        elif item.startswith(OFFER):
            sentences.append(_now("Your offer"))
        else:
            sentences.append(answer_sentence(item, code))
    return ". ".join(sentences)


def _closes(closed: frozenset[str]) -> str:
    if not closed:
        return ""
    text = ngettext(
        "%(count)s choice is not for you now.",
        "%(count)s choices are not for you now.",
        len(closed),
    )
    return text % {"count": len(closed)}


def _checks(checked: frozenset[str], closed: frozenset[str]) -> str:
    if not checked:
        return ""
    if closed:
        text = ngettext(
            "Check first for %(count)s more.", "Check first for %(count)s more.", len(checked)
        )
    else:
        text = ngettext(
            "Check first for %(count)s choice.", "Check first for %(count)s choices.", len(checked)
        )
    return text % {"count": len(checked)}


def _contacts(answers: Iterable[Answer], visit: Visit, catalogue: Catalogue) -> tuple[str, ...]:
    """Low mood is no warning sign, and yet somebody to turn to stands beside it."""
    if ("conditions", "low_mood") not in answers or visit.answers.get(SIGNS, ["none"]) != [NONE]:
        return ()
    return tuple(f"{contact.name}: {contact.text}" for contact in contacts_of(visit, catalogue))
