"""The names that a file of answers shares with its reader. They are a public contract: old files must stay readable."""

from typing import Any

VERSION = "1"
"""Goes up when keys, codes or the shape of the file change."""
QUESTIONNAIRE = "urn:exosomes-hair-loss-decision-aid:questionnaire"
CANONICAL = f"{QUESTIONNAIRE}|{VERSION}"
ANSWERS = "urn:exosomes-hair-loss-decision-aid:answers"
COUNTRIES = "urn:iso:std:iso:3166"
CURRENCIES = "urn:iso:std:iso:4217"

Resource = dict[str, Any]
"""A FHIR resource, or a part of one, as JSON has it."""


def system_of(key: str) -> str:
    """The code system of one item: "none" means another thing in each."""
    return f"{ANSWERS}:{key}"


def row_of(key: str, code: str) -> str:
    """The linkId of one row of an item with several scales."""
    return f"{key}.{code}"
