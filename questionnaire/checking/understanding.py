"""Five statements to test one's own understanding, and the SURE test word for word. Nothing is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evidence.core.edition.catalogue import Catalogue
from evidence.core.translations.sure_scale import SURE
from evidence.presenters.sourcing import Links, SourceLink, short_links
from questionnaire.questions import Text

HELP: Mapping[str, tuple[Text, str, Mapping[str, str]]] = {
    "sure": (gettext_lazy("Weigh what matters to you"), "question", {"slug": "what-matters"}),
    "understand": (gettext_lazy("Put choices beside each other"), "compare", {}),
    "risk_benefit": (
        gettext_lazy("Weigh what matters to you"),
        "question",
        {"slug": "what-matters"},
    ),
    "encouragement": (gettext_lazy("Questions to ask, and whom"), "evidence:questions", {}),
}
"""The page that helps after a "No"."""


@dataclass(frozen=True)
class Explained:
    """A statement somebody judged, with what the edition says of it."""

    statement: str
    agrees: bool
    is_true: bool
    text: str
    sources: Links


def statements(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Key and words of the edition's statements."""
    return tuple((item.key, item.statement) for item in catalogue.knowledge_items)


def explained(given: Mapping[str, Any], catalogue: Catalogue) -> tuple[Explained, ...]:
    """Every statement that was judged; those left out stay unexplained until somebody asks."""
    return tuple(
        Explained(
            item.statement,
            (given[item.key] == "true") is item.is_true,
            item.is_true,
            item.explanation,
            short_links(catalogue, item.sources),
        )
        for item in catalogue.knowledge_items
        if given.get(item.key)
    )


def helping(given: Mapping[str, Any]) -> tuple[SourceLink, ...]:
    """Where each "No" leads. No number is made of the answers."""
    found = (HELP[item.key] for item in SURE if given.get(item.key) == "no")
    links = (
        SourceLink(str(text), reverse(name, kwargs=dict(kwargs)), "")
        for text, name, kwargs in found
    )
    return tuple(dict.fromkeys(links))


def all_yes(given: Mapping[str, Any]) -> bool:
    """Whether every question was answered with yes."""
    return all(given.get(item.key) == "yes" for item in SURE)


def all_yes_words(*, hurry: bool) -> str:
    """What somebody reads who has no "No"; `hurry`: a sign says when to be seen, so time is short."""
    if hurry:
        return _("You said yes four times. You can still change your mind.")
    return _("You said yes four times. You can still take your time, and change your mind.")
