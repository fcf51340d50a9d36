"""What the law says of one product: where its exosomes come from, how it is given, and in which country."""

from collections.abc import Iterable
from dataclasses import dataclass

from evidence.core.assessment.law import EU, position
from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.guidance import LegalPosition
from evidence.core.edition.rules import Rule
from evidence.core.edition.vocabulary import BreaksSkin, ExosomeSource, Group, LegalStatus

ORIGINS = (ExosomeSource.HUMAN, ExosomeSource.ANIMAL, ExosomeSource.PLANT)
EXTERNAL_USE_ONLY = "external_use_only"


@dataclass(frozen=True)
class Field:
    """One way of use with one origin in one country. None: nothing was found."""

    option: str
    origin: ExosomeSource
    found: LegalPosition | None

    @property
    def open(self) -> bool:
        """Whether the law is unknown or not clear there."""
        return self.found is None or self.found.status is LegalStatus.UNCLEAR


def statement(
    catalogue: Catalogue, country: str | None, option: str, origin: ExosomeSource
) -> LegalPosition | None:
    """The statement for this very origin, else the one for any; EU members without a row use the EU's."""
    if country is None:
        return None
    general = position(catalogue, country, option)
    # The general row tells whose law counts: a member's own, or that of the union.
    place = general.country if general else _whose(country, catalogue)
    for row in catalogue.legal_positions:
        if (row.country, row.option, row.exosome_source) == (place, option, origin):
            return row
    return general


def fields(catalogue: Catalogue, country: str) -> tuple[Field, ...]:
    """Every way of use with every origin in one country, unknown ones too."""
    return tuple(
        Field(option.key, origin, statement(catalogue, country, option.key, origin))
        for option in methods(catalogue)
        for origin in ORIGINS
    )


def methods(catalogue: Catalogue) -> tuple[Option, ...]:
    """The ways of using exosomes, in the edition's order."""
    return tuple(one for one in catalogue.options if one.group is Group.EXOSOME_METHOD)


def label_mismatch(label: str | None, option: str | None, catalogue: Catalogue) -> bool:
    """Whether a product for the outside only would go into or through the skin."""
    found = catalogue.option.get(option or "")
    return (
        label == EXTERNAL_USE_ONLY
        and found is not None
        and found.group is Group.EXOSOME_METHOD
        and found.breaks_skin is not BreaksSkin.NONE
    )


def label_rules(option: str | None, catalogue: Catalogue) -> Iterable[Rule]:
    """The rules of the edition about a label that does not fit this way of use."""
    return (
        rule
        for rule in catalogue.rules
        if option in rule.options
        and any(
            line.item == "offer_label" and EXTERNAL_USE_ONLY in line.codes for line in rule.when
        )
        and all(line.item != "offer_method" or option in line.codes for line in rule.when)
    )


def _whose(country: str, catalogue: Catalogue) -> str:
    own = any(row.country == country for row in catalogue.legal_positions)
    return EU if not own and country in catalogue.eu_members else country
