"""The passport of a product: what is known of it, and what the law says of it where it would be used."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.guidance import LegalPosition
from evidence.core.edition.items import OPEN_CODES
from evidence.core.edition.vocabulary import ExosomeSource
from evidence.core.views.product_passport import (
    ORIGINS,
    Field,
    fields,
    label_mismatch,
    label_rules,
    methods,
    statement,
)
from evidence.presenters.law import LawLine, law_line, place_name
from evidence.presenters.parts import capitalised
from evidence.presenters.sourcing import Links, short_links
from evidence.presenters.words import EXOSOME_SOURCE
from questionnaire.options.own_law import where_words
from questionnaire.options.reasons import said
from questionnaire.questions import QUESTIONS, Text

SHOWN: Mapping[str, Text] = {
    "name": gettext_lazy("The product's name on the vial or box"),
    "maker": gettext_lazy("Who made it, and in which country"),
    "batch": gettext_lazy("The batch number"),
    "expiry": gettext_lazy("The expiry date"),
    "number": gettext_lazy("A number of an approval or licence that you can look up"),
    "storage": gettext_lazy("How it was kept cold on the way"),
}
"""What a person may have seen of a product, beside its use, origin and label."""
SEEN = "seen"
KNOWN = ("offer_method", "offer_source", "offer_label")


@dataclass(frozen=True)
class KnownLine:
    """One thing to know of a product."""

    question: Text
    answer: str
    known: bool


@dataclass(frozen=True)
class GridCell:
    """One origin of one way of use: what the law says, in a word."""

    label: Text
    text: str


@dataclass(frozen=True)
class GridRow:
    """One way of use."""

    head: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class Country:
    """The law of one country for every way of use and origin."""

    name: str
    where: str
    this: LawLine | None
    """The statement for the product in hand; None where it is not known well enough."""
    counted: str
    rows: tuple[GridRow, ...]
    statements: tuple[LawLine, ...]


@dataclass(frozen=True)
class Mismatch:
    """A label that does not fit the way of use."""

    text: str
    sources: Links


@dataclass(frozen=True)
class Passport:
    """Everything the page says of one product."""

    lines: tuple[KnownLine, ...]
    counted: str
    mismatch: Mismatch | None
    countries: tuple[Country, ...]
    columns: tuple[Text, ...]


def passport(given: Mapping[str, Any], catalogue: Catalogue, today: date) -> Passport:
    """`given` holds codes by key; what is absent or "not sure" is unknown, and counted."""
    lines = tuple(_lines(given))
    unknown = sum(not line.known for line in lines)
    return Passport(
        lines=lines,
        counted=_counted(unknown, len(lines)),
        mismatch=_mismatch(given, catalogue),
        countries=tuple(_countries(given, catalogue, today)),
        columns=(_("Way of use"), *(capitalised(EXOSOME_SOURCE[origin]) for origin in ORIGINS)),
    )


def _lines(given: Mapping[str, Any]) -> list[KnownLine]:
    lines = []
    for key in KNOWN:
        code = given.get(key)
        known = code not in (None, "none", "other", *OPEN_CODES)
        answer = said(key, code) if code else _("not known")
        lines.append(KnownLine(QUESTIONS[key].label, answer, known))
    for key, question in SHOWN.items():
        known = key in given.get(SEEN, ())
        lines.append(KnownLine(question, _("Seen") if known else _("not known"), known))
    return lines


def _counted(unknown: int, of: int) -> str:
    if not unknown:
        return _("You know all %(of)s things about this product.") % {"of": of}
    text = ngettext(
        "You cannot answer %(n)s of %(of)s questions about this product. Ask before you go on.",
        "You cannot answer %(n)s of %(of)s questions about this product. Ask before you go on.",
        unknown,
    )
    return text % {"n": unknown, "of": of}


def _mismatch(given: Mapping[str, Any], catalogue: Catalogue) -> Mismatch | None:
    option = given.get("offer_method")
    if not label_mismatch(given.get("offer_label"), option, catalogue):
        return None
    rules = tuple(label_rules(option, catalogue))
    text = " ".join(rule.text for rule in rules)
    return Mismatch(
        text or _("A label for the outside only does not cover use through the skin."),
        short_links(catalogue, (key for rule in rules for key in rule.sources)),
    )


def _countries(given: Mapping[str, Any], catalogue: Catalogue, today: date) -> list[Country]:
    home = given.get("country")
    treated = given.get("treatment_country") or home
    told = []
    for code in dict.fromkeys((treated, home)):
        if code and code not in OPEN_CODES:
            where = where_words(treated=code == treated, home=code == home)
            told.append(_country(code, where, given, catalogue, today))
    return told


def _country(
    code: str, where: str, given: Mapping[str, Any], catalogue: Catalogue, today: date
) -> Country:
    found = fields(catalogue, code)
    unknown = sum(field.open for field in found)
    positions = dict.fromkeys(field.found for field in found if field.found)
    this = _this(code, given, catalogue)
    return Country(
        name=place_name(code),
        where=where,
        this=law_line(catalogue, this, today) if this else None,
        counted=_("For %(n)s of %(of)s fields the law is not known or not clear.")
        % {"n": unknown, "of": len(found)},
        rows=tuple(_rows(found, catalogue, today)),
        statements=_together(
            law_line(catalogue, one, today, _about(one, catalogue)) for one in positions
        ),
    )


def _together(told: Iterable[LawLine]) -> tuple[LawLine, ...]:
    """What is said of several ways of use in the same words is said once."""
    ways: dict[LawLine, list[str]] = {}
    for one in told:
        ways.setdefault(replace(one, where=""), []).append(one.where)
    return tuple(replace(one, where="; ".join(names)) for one, names in ways.items())


def _rows(found: tuple[Field, ...], catalogue: Catalogue, today: date) -> list[GridRow]:
    return [
        GridRow(
            option.name,
            tuple(
                GridCell(
                    capitalised(EXOSOME_SOURCE[field.origin]),
                    law_line(catalogue, field.found, today).word
                    if field.found
                    else _("Unknown: we have not checked this"),
                )
                for field in found
                if field.option == option.key
            ),
        )
        for option in methods(catalogue)
    ]


def _this(code: str, given: Mapping[str, Any], catalogue: Catalogue) -> LegalPosition | None:
    """The statement for the product in hand, where its use is known."""
    option, origin = given.get("offer_method"), given.get("offer_source")
    if option not in {one.key for one in methods(catalogue)}:
        return None
    known = ExosomeSource(origin) if origin in set(ORIGINS) else ExosomeSource.ANY
    return statement(catalogue, code, option, known)


def _about(found: LegalPosition, catalogue: Catalogue) -> str:
    name = catalogue.option[found.option].name
    if found.exosome_source is ExosomeSource.ANY:
        return name
    return f"{name}, {EXOSOME_SOURCE[found.exosome_source]}"
