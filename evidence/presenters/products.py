"""Products people meet by name, and the words on a label: what others say of each, with dates."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.library import Keys
from evidence.core.edition.products import (
    LabelTerm,
    Product,
    RegulatorAction,
    in_its_own_document,
)
from evidence.core.edition.vocabulary import ClaimedSource, SoldAs, VesiclesNamed
from evidence.presenters.money_and_countries import country_name
from evidence.presenters.parts import Entry, Fact, Link, Section, Text, facts
from evidence.presenters.sourcing import SourceLink, source_links
from evidence.presenters.words import dated

CLAIMED_SOURCE: dict[ClaimedSource, Text] = {
    ClaimedSource.HUMAN: _("Said to be from people"),
    ClaimedSource.HUMAN_PLATELET: _("Said to be from other people’s blood platelets"),
    ClaimedSource.OWN_BLOOD: _("From your own blood"),
    ClaimedSource.ANIMAL: _("Said to be from animals"),
    ClaimedSource.PLANT: _("Said to be from plants"),
    ClaimedSource.BACTERIA: _("Said to be from bacteria"),
    ClaimedSource.RECOMBINANT: _("Made by microbes, a copy of a human protein"),
    ClaimedSource.SYNTHETIC: _("Made in a factory"),
    ClaimedSource.NOT_EXOSOME: _("Something else, not exosomes"),
    ClaimedSource.NOT_SAID: _("Source not stated where we read"),
    ClaimedSource.FORM_ONLY: _("Tells a form or a number, no source"),
    ClaimedSource.UNKNOWN: _("We do not know what it is made from"),
}
SOLD_AS: dict[SoldAs, Text] = {
    SoldAs.CLAIMED: _("Sold as exosomes; nobody showed us that they are in it"),
    SoldAs.NO: _("Not sold as exosomes"),
    SoldAs.NOT_SHOWN: _("We read nothing about it"),
}
VESICLES: dict[VesiclesNamed, Text] = {
    VesiclesNamed.YES: _("The words name tiny bubbles"),
    VesiclesNamed.PART: _("A mix that may hold some bubbles by nature"),
    VesiclesNamed.NO: _("The words do not name bubbles"),
    VesiclesNamed.NOT_ABOUT: _("The words are about something else"),
}
FACTS = (  # label, value: in the order in which a page tells them
    (_("Maker"), lambda product: _made_by(product)),
    (_("What it is said to be from"), lambda product: product.source_as_claimed),
    (_("How it is put on or in"), lambda product: product.route),
    (_("Studies near it"), lambda product: product.other_studies),
)


@dataclass(frozen=True)
class Action:
    """What one regulator did, with how it was read."""

    what: str
    """Like “FDA, United States, November 9, 2022”."""
    read: Text
    fact: str
    limits: str
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True)
class ProductCard:
    """One product on its anchor."""

    key: str
    name: str
    also: str
    tags: tuple[Text, ...]
    summary: str
    facts: tuple[Fact, ...]
    studies: tuple[Link, ...]
    trials: tuple[Link, ...]
    results_posted: bool
    """Whether any of those trials shows results on its register."""
    not_found: Keys
    actions: tuple[Action, ...]
    sources: tuple[SourceLink, ...]
    checked: str


@dataclass(frozen=True)
class Letter:
    """The products whose name begins with one letter."""

    letter: str
    cards: tuple[ProductCard, ...]

    @property
    def key(self) -> str:
        """Its anchor, like `letter-a`."""
        return f"letter-{self.letter.lower()}"


def products_by_letter(catalogue: Catalogue) -> tuple[Letter, ...]:
    """Every product under the letter of its name, like `(Letter("A", (AAPE, Age Zero)), …)`."""
    letters: dict[str, list[ProductCard]] = {}
    for product in sorted(catalogue.products, key=lambda one: one.name.casefold()):
        letters.setdefault(product.name[0].upper(), []).append(_card(catalogue, product))
    return tuple(Letter(letter, tuple(cards)) for letter, cards in letters.items())


def label_sections(catalogue: Catalogue) -> tuple[Section, ...]:
    """Words on labels by what they are said to come from, in the order of `ClaimedSource`."""
    return tuple(
        Section(f"from-{source.value}", CLAIMED_SOURCE[source], "", entries)
        for source in ClaimedSource
        if (entries := tuple(_terms(catalogue, source)))
    )


def product_url(key: str) -> str:
    """Where a product stands; the address says nothing about who looks."""
    return f"{reverse('evidence:products')}#{key}"


def _terms(catalogue: Catalogue, source: ClaimedSource) -> Iterable[Entry]:
    return (_term(catalogue, term) for term in catalogue.label_terms if term.source_class is source)


def _term(catalogue: Catalogue, term: LabelTerm) -> Entry:
    also = gettext("Also seen: {names}").format(names=", ".join(term.also_seen))
    return Entry(
        key=term.key,
        title=term.term,
        caption=also if term.also_seen else "",
        text=term.meaning,
        tags=(VESICLES[term.vesicles],),
        facts=facts((_("Studies of this kind of source"), term.study_kind), (_("Note"), term.note)),
        links=(
            *_studies(catalogue, term.studies),
            *_trials(catalogue, term.registered_trials),
        ),
        found_nothing=not term.sources,
        sources=source_links(catalogue, term.sources),
    )


def _card(catalogue: Catalogue, product: Product) -> ProductCard:
    return ProductCard(
        key=product.key,
        name=product.name,
        also=", ".join(product.names_seen),
        tags=(CLAIMED_SOURCE[product.source_class], SOLD_AS[product.sold_as]),
        summary=product.plain_summary,
        facts=facts(*((label, value(product)) for label, value in FACTS)),
        studies=_studies(catalogue, product.studies),
        trials=_trials(catalogue, product.registered_trials),
        results_posted=any(
            trial.results_posted is True
            for trial in catalogue.registered_trials
            if trial.key in product.registered_trials
        ),
        not_found=product.could_not_find,
        actions=tuple(_action(catalogue, action) for action in product.actions),
        sources=source_links(catalogue, product.sources),
        checked=dated(product.checked_on),
    )


def _made_by(product: Product) -> str:
    if product.maker and product.made_in:
        return f"{product.maker}, {country_name(product.made_in)}"
    if product.made_in:
        return gettext("Not found; from {country}").format(country=country_name(product.made_in))
    return product.maker or gettext("Not found")


def _action(catalogue: Catalogue, action: RegulatorAction) -> Action:
    own = in_its_own_document(action, catalogue.source)
    when = dated(action.date) or gettext("no date was shown")
    return Action(
        what=f"{action.body}, {country_name(action.country)}, {when}",
        read=_("In the regulator’s own document") if own else _("As reported"),
        fact=action.fact,
        limits=action.limits,
        sources=source_links(catalogue, action.sources),
    )


def _studies(catalogue: Catalogue, keys: Keys) -> tuple[Link, ...]:
    return tuple(
        Link(catalogue.study[key].title, reverse("evidence:study", args=[key]))
        for key in keys
        if key in catalogue.study
    )


def _trials(catalogue: Catalogue, keys: Keys) -> tuple[Link, ...]:
    return tuple(
        Link(trial.title, f"{reverse('evidence:trials')}#{trial.key}")
        for trial in catalogue.registered_trials
        if trial.key in keys
    )
