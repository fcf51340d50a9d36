"""Two to four options beside each other: the same questions for each, in the same words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from evidence.core.assessment.profile import Preferences, Profile
from evidence.core.edition.catalogue import Catalogue
from evidence.core.wording.sentences import CERTAINTY_MEANING
from evidence.presenters.law import LawLine
from evidence.presenters.option_page import OptionPage
from evidence.presenters.outcomes import Side
from evidence.presenters.sourcing import NO_LINKS, Links
from questionnaire.options.card import OptionCard
from questionnaire.options.matters import ROW_OF_POINT, ROWS
from questionnaire.questions import POINTS, Text
from questionnaire.visit.visit import Visit

FEWEST, MOST = 2, 4
DEFAULT = ("intradermal_injection", "topical_minoxidil", "wait")
"""Beside each other where nothing was chosen and nothing was offered."""


@dataclass(frozen=True)
class Choice:
    """One option that can be put in the table."""

    key: str
    name: str
    chosen: bool


@dataclass(frozen=True)
class Column:
    """One option of the table, with the way to its own page."""

    name: str
    url: str


@dataclass(frozen=True)
class Cell:
    """What one option answers to one question."""

    option: str
    lines: tuple[Text, ...]
    sources: Links = NO_LINKS


@dataclass(frozen=True)
class Row:
    """One question for all of them."""

    key: str
    question: Text
    matters: str
    """How much the person said this matters; empty where they did not."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """The whole table."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def chosen_options(asked: Sequence[str], catalogue: Catalogue) -> tuple[str, ...]:
    """The options of an address, in the edition's order; what is no option counts for nothing."""
    return tuple(key for key in catalogue.option if key in asked)


def problem_with(chosen: Sequence[str]) -> str:
    """Why no table can be shown, in words; empty where it can."""
    if len(chosen) < FEWEST:
        return _("Choose at least two, so that there is something to compare.")
    if len(chosen) > MOST:
        return _("Choose four at most. More columns cannot be read side by side.")
    return ""


def choices(chosen: Sequence[str], catalogue: Catalogue) -> tuple[Choice, ...]:
    """Every option, ticked where it is in the table."""
    return tuple(Choice(one.key, one.name, one.key in chosen) for one in catalogue.options)


def default_options(profile: Profile, catalogue: Catalogue) -> tuple[str, ...]:
    """What was offered, what is used now (else the treatment people use most), and doing nothing."""
    offered, usual, nothing = DEFAULT
    if profile.offer_method in catalogue.option:
        offered = str(profile.offer_method)
    used = [catalogue.using[code] for code in profile.regimen or () if code in catalogue.using]
    keys = (offered, *(dict.fromkeys(used) or (usual,)))[: MOST - 1]
    return chosen_options((*keys, nothing), catalogue)


def compare_address(*options: str) -> str:
    """The address of a table; an option's key is not an answer."""
    return f"{reverse('compare')}?{'&'.join(f'option={key}' for key in options)}"


def table(cards: Iterable[OptionCard], visit: Visit) -> Table:
    """Rows are people's own questions, the same for every option; an empty visit stands nowhere."""
    _profile, preferences = visit.persona()
    cards = tuple(cards)
    columns = tuple(
        Column(card.page.option.name, reverse("option", args=[card.page.option.key]))
        for card in cards
    )
    told = [_cells(card) for card in cards]
    rows = tuple(
        Row(key, question, _matters(key, preferences), tuple(cells[key] for cells in told))
        for key, question in ROWS.items()
        if key != "status" or not visit.is_empty
    )
    return Table(columns, rows)


def _cells(card: OptionCard) -> dict[str, Cell]:
    page, option = card.page, card.page.option
    told: dict[str, tuple[tuple[Text, ...], Links]] = {
        "what": ((option.what_it_is,), NO_LINKS),
        "status": ((f"{card.status_word}.", _because(card)), NO_LINKS),
        "done": _with_sources(option.how_it_is_done, page),
        "needles": ((page.needles,), NO_LINKS),
        "visits": _with_sources(page.visits, page),
        "certainty": (
            (f"{page.certainty_word}. {_(CERTAINTY_MEANING[option.certainty])}",),
            NO_LINKS,
        ),
        "studies": ((option.evidence_summary, page.counted), page.sources),
        "benefits": _effects(page.benefits),
        "harms": _effects(page.harms),
        "time": _with_sources(option.time_to_judge, page),
        "stopping": _with_sources(option.reversibility, page),
        "cost": (_cost(card), card.cost.price.sources),
        "law": _law(card.law, option.approved_status),
        "sources": ((), page.sources),
    }
    return {
        key: Cell(option.name, tuple(line for line in lines if line), sources)
        for key, (lines, sources) in told.items()
    }


def _with_sources(text: str, page: OptionPage) -> tuple[tuple[Text, ...], Links]:
    """The sources stand right beside a number; a text without one has them in the last row."""
    if not any(letter.isdigit() for letter in text):
        return (text,), NO_LINKS
    return (text,), page.sources


def _because(card: OptionCard) -> str:
    return _("Because of: %(why)s.") % {"why": card.why} if card.why else ""


def _effects(side: Side) -> tuple[tuple[str, ...], Links]:
    """A line an outcome; the same choice for benefits and harms."""
    lines = tuple(f"{one.title}: {one.text} ({one.certainty_word})" for one in side.lines)
    links = tuple(dict.fromkeys(link for one in side.lines for link in one.sources))
    return lines or (_("We found nothing that anybody measured."),), links


def _cost(card: OptionCard) -> tuple[str, ...]:
    price = card.cost.price
    lines = tuple(f"{span.term}: {span.text}" for span in price.spans)
    return (*lines, f"{card.cost.word}.", price.as_of) if lines else (price.note,)


def _law(rows: tuple[LawLine, ...], approval: str) -> tuple[tuple[str, ...], Links]:
    if not rows:
        return (approval,), NO_LINKS
    lines = tuple(f"{row.country}: {row.word}. {row.text} {row.dated}" for row in rows)
    return lines, tuple(dict.fromkeys(link for row in rows for link in row.sources))


def _matters(row: str, preferences: Preferences) -> str:
    points = [point for code, point in preferences.importance if ROW_OF_POINT[code] == row]
    if not points:
        return ""
    return _("you said this matters: %(how_much)s") % {"how_much": str(POINTS[points[0]]).lower()}
