"""Where curators work: one module per subject."""

from evidence.admin import (
    claims,
    editions,
    findings,
    gaps,
    imports,
    law,
    options,
    prices,
    reviews,
    rules,
    safety,
    sources,
    studies,
    trail,
    translations,
    words,
)

__all__ = [
    "claims",
    "editions",
    "findings",
    "gaps",
    "imports",
    "law",
    "options",
    "prices",
    "reviews",
    "rules",
    "safety",
    "sources",
    "studies",
    "trail",
    "translations",
    "words",
]
