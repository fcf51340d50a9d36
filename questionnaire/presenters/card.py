"""One option as it stands for one person: as a value, and joined from pieces that are drawn once."""

from dataclasses import dataclass
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.vocabulary import Status
from evidence.presenters.law import LawLine
from evidence.presenters.option_page import OptionPage
from evidence.presenters.parts import Fact
from questionnaire.presenters.reasons import ChangesTold, ReasonTold
from questionnaire.questions import Text
from questionnaire.rendering.prerendered import Moulds, edition_moulds, hole, joined, markup
from questionnaire.summary.own_cost import OwnCost

NOTHING = SafeString("")
LEVEL = 4
"""Of the headings inside a card."""
FREELY = {"card": {"reasons": (), "changes": ()}, "level": LEVEL}
"""A card that nothing holds back, as the template of its standing sees it."""


class OptionCard(NamedTuple):
    """One option as it stands for one person. Every card has the same fields."""

    page: OptionPage
    brief: SafeString
    known: SafeString
    """What the edition alone says, drawn once for everybody."""
    link: SafeString
    """The way to the card from the list at the top."""
    why: str
    """What the status rests on, by name; empty where nothing holds the option back."""
    status: Status
    status_word: Text
    past_limits: str
    """Limits that it goes past, beside the status; empty where it passes none."""
    already_using: str
    """What to mind, where the person uses it already; empty where they do not."""
    reasons: tuple[ReasonTold, ...]
    changes: tuple[ChangesTold, ...]
    matters: tuple[Fact, ...]
    """What the person said matters most, beside the facts on it."""
    cost: OwnCost
    law: tuple[LawLine, ...]


@dataclass(frozen=True)
class _Hollow:
    """Stands for reasons or changes of one kind, to be filled in."""

    drawn: SafeString


def drawn_card(card: OptionCard, catalogue: Catalogue) -> SafeString:
    """The card as it stands on the page. What is kept of it names no person's answers together."""
    moulds = edition_moulds(catalogue)
    shape = (
        card.page.option.key,
        card.status,
        card.past_limits,
        card.already_using,
        bool(card.why),
        bool(card.matters),
    )

    def draw() -> str:
        places = {name: hole(name) for name in ("standing", "matters", "cost", "law")}
        hollow = card._replace(why=hole("why") if card.why else "", reasons=(), changes=())
        return render_to_string("questionnaire/_option_card.html", {"card": hollow, **places})

    return moulds.draw(("card", *shape), draw).fill(
        {
            "why": card.why,
            "standing": _standing(card, moulds),
            "matters": _matters(card, moulds) if card.matters else "",
            "cost": markup("questionnaire/_cost", {"cost": card.cost}),
            "law": _law(card, catalogue, moulds),
        }
    )


def _standing(card: OptionCard, moulds: Moulds) -> SafeString:
    if not (card.reasons or card.changes):
        return moulds.piece("questionnaire/_standing", "standing freely", FREELY)
    kinds = tuple(told.kind for told in card.changes)

    def draw() -> str:
        hollow = {
            "reasons": [_Hollow(hole("reasons"))] if card.reasons else [],
            "changes": [
                {"title": told.title, "note": told.note, "changes": [_Hollow(hole(told.kind))]}
                for told in card.changes
            ],
        }
        return render_to_string("questionnaire/_standing.html", {"card": hollow, "level": LEVEL})

    fillings: dict[str, Text] = {
        told.kind: joined(change.drawn for change in told.changes) for told in card.changes
    }
    fillings["reasons"] = joined(reason.drawn for reason in card.reasons)
    return moulds.draw(("standing", bool(card.reasons), kinds), draw).fill(fillings)


def _matters(card: OptionCard, moulds: Moulds) -> SafeString:
    def drawn(fact: Fact) -> SafeString:
        def draw() -> str:
            return render_to_string("_components/fact.html", {"row": fact})

        return moulds.draw(("fact", fact), draw).fill({})

    return joined(map(drawn, card.matters))


def _law(card: OptionCard, catalogue: Catalogue, moulds: Moulds) -> SafeString:
    if card.law:
        return joined(markup("questionnaire/_law_told", {"row": row}) for row in card.law)
    if not card.page.is_exosome:
        return NOTHING
    nothing = {"rows": (), "none": catalogue.wording["no_legal_row"]}
    return moulds.piece("questionnaire/_law", "no law", nothing)
