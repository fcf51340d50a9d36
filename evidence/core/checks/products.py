"""What may not be said of a product: delicate, as each has a maker and a name."""

import re
from collections.abc import Iterator

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.iso import COUNTRIES
from evidence.core.edition.products import Product, in_its_own_document
from evidence.core.edition.vocabulary import Checked, ClaimedSource

_CONTAINS = re.compile(r"\bcontain(?:s|ed|ing)?\b", re.IGNORECASE)
_REGULATOR = re.compile(r"\bregulators?\b", re.IGNORECASE)
_REPORTED = re.compile(r"\breported\b", re.IGNORECASE)
_NO_LETTER = re.compile(r"[\W_]+")


def same_name(name: str) -> str:
    """A name as people may type it: without case, spaces and marks."""
    return _NO_LETTER.sub("", name).casefold()


def product_problems(catalogue: Catalogue) -> Iterator[str]:
    """Everything said of a product that nothing stands behind."""
    owner: dict[str, str] = {}
    for product in catalogue.products:
        yield from _of_one(product, catalogue)
        for name in product.names:
            first = owner.setdefault(same_name(name), product.key)
            if first != product.key:
                yield f"products {product.key}: {name!r} is a name of {first}, too"


def _of_one(product: Product, catalogue: Catalogue) -> Iterator[str]:
    name = f"products {product.key}"
    if not product.sources and product.source_class is not ClaimedSource.UNKNOWN:
        yield f"{name}: no source, so it can have no class but unknown"
    if product.made_in is not None and product.made_in not in COUNTRIES:
        yield f"{name}: {product.made_in!r} is no country"
    for field in ("source_as_claimed", "route", "plain_summary", "other_studies"):
        if _CONTAINS.search(getattr(product, field) or ""):
            yield f"{name}, {field}: say what is claimed, never what it contains"
    own = [in_its_own_document(action, catalogue.source) for action in product.actions]
    said = product.plain_summary
    if _REGULATOR.search(said) and not any(own) and not _REPORTED.search(said):
        yield f"{name}, plain_summary: no regulator's own document was read; say “as reported”"
    for number, action in enumerate(product.actions, start=1):
        if not action.sources:
            yield f"{name}: action {number} has no source"
        if not action.limits:
            yield f"{name}: action {number} does not say what was not read"
        if action.country not in COUNTRIES:
            yield f"{name}: {action.country!r} is no country"
    retracted = {key for key, it in catalogue.source.items() if it.checked is Checked.RETRACTED}
    for key in product.studies:
        study = catalogue.study.get(key)
        if study and retracted.intersection(study.sources):
            yield f"{name}: counts study {key!r}, whose source was retracted"
