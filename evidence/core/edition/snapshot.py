"""An edition as canonical text and its digest: the same catalogue always gives the same bytes."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.serialisation import ShapeError, from_plain, to_plain

SCHEMA = 1
"""Goes up when the shape of the text changes; editions of every earlier number stay readable."""

FIRST_SCHEMA = 1
NEXT_SHAPE: dict[int, Callable[[Any], Any]] = {}
"""For each earlier number what makes its plain catalogue one of the next number. A stored text is
never rewritten: it is read through these steps. `tests/golden/editions/` keeps an edition of each."""

LATER = ("translations", "products", "label_terms", "topics", "topic_answers", "coming")
"""Lists that came after the first editions. Empty ones are left out, so that the same content
keeps its bytes and its digest whatever the aid has learned to hold since."""


def dumps(catalogue: Catalogue) -> str:
    """The catalogue as canonical JSON text: sorted keys, no spaces, no NaN."""
    plain = to_plain(catalogue)
    held = {name: value for name, value in plain.items() if value or name not in LATER}
    return json.dumps(
        {"schema": SCHEMA, "catalogue": held},
        ensure_ascii=False,
        allow_nan=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def digest(text: str) -> str:
    """SHA-256 of exactly these bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def loads(text: str) -> Catalogue:
    """The catalogue of a canonical text, of this schema or an earlier one.

    Raises ShapeError when the text is not JSON, of a schema nobody knows yet or not a catalogue.
    """
    try:
        plain: Any = json.loads(text)
    except ValueError as error:
        raise ShapeError(f"snapshot is not JSON: {error}") from error
    found = plain.get("schema") if isinstance(plain, dict) else None
    if type(found) is not int or not FIRST_SCHEMA <= found <= SCHEMA:
        raise ShapeError(f"snapshot schema {found}, expected {FIRST_SCHEMA} to {SCHEMA}")
    held = plain.get("catalogue")
    for number in range(found, SCHEMA):
        held = NEXT_SHAPE[number](held)
    catalogue: Catalogue = from_plain(Catalogue, held, "catalogue")
    return catalogue
