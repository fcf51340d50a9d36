"""Two to four options beside each other: the same questions for each, in the same words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from evidence.core.assessment.profile import Preferences, Profile
from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.wording.sentences import CERTAINTY_MEANING
from evidence.presenters.option_page import OptionPage
from evidence.presenters.outcomes import Picture, Side
from evidence.presenters.sourcing import NO_LINKS, Links
from questionnaire.options.card import OptionCard
from questionnaire.options.matters import ROW_OF_POINT, ROWS, ROWS_IN_FULL
from questionnaire.options.words import first_sentence, known_of
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
    pictures: tuple[Picture, ...] = ()
    nobody_counted: str = ""
    """Beside an empty picture, where no fair test counted people."""


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
    """The answer to each question in a line or two."""
    rows_in_full: tuple[Row, ...]
    """What stands behind them."""


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
    profile, preferences = visit.persona()
    cards = tuple(cards)
    columns = tuple(
        Column(card.page.option.name, reverse("option", args=[card.page.option.key]))
        for card in cards
    )
    woman = profile.sex == "female"
    told = [_cells(card, woman=woman) for card in cards]
    behind = [_cells_in_full(card) for card in cards]
    return Table(
        columns,
        tuple(
            Row(key, question, _matters(key, preferences), tuple(cells[key] for cells in told))
            for key, question in ROWS.items()
            if key != "status" or not visit.is_empty
        ),
        tuple(
            Row(key, question, "", tuple(cells[key] for cells in behind))
            for key, question in ROWS_IN_FULL.items()
        ),
    )


def _cells(card: OptionCard, *, woman: bool) -> dict[str, Cell]:
    page, option = card.page, card.page.option
    sure = f"{page.certainty_word}. {_(CERTAINTY_MEANING[option.certainty])}"
    return {
        "status": _cell(option, f"{card.status_word}.", _because(card)),
        "benefits": _with_sources(page, known_of(option, woman=woman)),
        "harms": _with_sources(page, option.harm_line or page.harms.named or _nothing_measured()),
        "certainty": _cell(option, sure),
        "needles": _cell(option, page.needles),
        "visits": _with_sources(page, page.visits),
        "time": _with_sources(page, first_sentence(option.time_to_judge)),
        "stopping": _with_sources(page, first_sentence(option.reversibility)),
        "cost": _cost(card),
        "law": _law(card),
    }


def _cells_in_full(card: OptionCard) -> dict[str, Cell]:
    page, option = card.page, card.page.option
    return {
        "what": _cell(option, option.what_it_is),
        "done": _with_sources(page, option.how_it_is_done),
        "studies": _cell(option, option.evidence_summary, page.counted, sources=page.sources),
        "each-benefit": _effects(option, page.benefits),
        "each-harm": _effects(option, page.harms),
        "whole-cost": _whole_cost(card),
        "whole-law": _whole_law(card),
        "sources": _cell(option, sources=page.sources),
    }


def _cell(option: Option, *lines: Text, sources: Links = NO_LINKS) -> Cell:
    return Cell(option.name, tuple(line for line in lines if line), sources)


def _with_sources(page: OptionPage, text: str) -> Cell:
    """The sources stand right beside a number; a text without one has them in the last row."""
    has_number = any(letter.isdigit() for letter in text)
    return _cell(page.option, text, sources=page.sources if has_number else NO_LINKS)


def _because(card: OptionCard) -> str:
    return _("Because of: %(why)s.") % {"why": card.why} if card.why else ""


def _effects(option: Option, side: Side) -> Cell:
    """A line an outcome; the same choice for benefits and harms."""
    lines = tuple(f"{one.title}: {one.text} ({one.certainty_word})" for one in side.lines)
    return Cell(
        option.name,
        lines or (_nothing_measured(),),
        tuple(dict.fromkeys(link for one in side.lines for link in one.sources)),
        tuple(picture for one in side.lines for picture in one.pictures),
        side.nobody_counted,
    )


def _nothing_measured() -> str:
    return _("We found nothing that anybody measured.")


def _cost(card: OptionCard) -> Cell:
    """The first year and the budget; the years after it stand behind."""
    price = card.cost.price
    if not price.spans:
        return _cell(card.page.option, price.note, sources=price.sources)
    first = price.spans[0]
    fit = f"{card.cost.word}." if card.cost.word else ""
    lines = f"{first.term}: {first.text}", fit, price.as_of
    return _cell(card.page.option, *lines, sources=price.sources)


def _whole_cost(card: OptionCard) -> Cell:
    price = card.cost.price
    lines = tuple(f"{span.term}: {span.text}" for span in price.spans)
    return _cell(card.page.option, *(lines or (price.note,)), sources=price.sources)


def _law(card: OptionCard) -> Cell:
    """The label of each country that counts for this person; else where it is approved at all."""
    option = card.page.option
    if not card.law:
        return _with_sources(
            card.page, option.where_approved or first_sentence(option.approved_status)
        )
    lines = tuple(f"{row.country}: {row.word}. {row.checked}" for row in card.law)
    # The first source of each: the row behind it names all.
    return _cell(
        option,
        *lines,
        sources=tuple(dict.fromkeys(row.sources[0] for row in card.law if row.sources)),
    )


def _whole_law(card: OptionCard) -> Cell:
    option = card.page.option
    if not card.law:
        return _with_sources(card.page, option.approved_status)
    lines = tuple(f"{row.country}: {row.word}. {row.text} {row.dated}" for row in card.law)
    links = dict.fromkeys(link for row in card.law for link in row.sources)
    return _cell(option, *lines, sources=tuple(links))


def _matters(row: str, preferences: Preferences) -> str:
    points = [point for code, point in preferences.importance if ROW_OF_POINT[code] == row]
    if not points:
        return ""
    return _("you said this matters: %(how_much)s") % {"how_much": str(POINTS[points[0]]).lower()}
