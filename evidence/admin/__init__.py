"""Where curators work: one module per subject."""

from evidence.admin.entries import (
    claims,
    editions,
    findings,
    gaps,
    law,
    options,
    prices,
    products,
    reviews,
    rules,
    safety,
    sources,
    studies,
    topics,
    translations,
    words,
)
from evidence.admin.workflow import change_sets, imports, trail
