"""The translation of one text of an edition, as a value."""

from dataclasses import dataclass

from evidence.core.edition.library import Keys


@dataclass(frozen=True)
class Translation:
    """One text in one language, made from exactly one English text."""

    place: str
    """Where the English stands: list, name of the entry and field, like `harms/burns/plain_summary`."""
    language: str
    """A code of `evidence.core.edition.languages`."""
    text: str
    english_sha256: str
    """Of the English text it was made from; where that has changed, this is not shown."""
    drafted_by: str
    """Name and role, as people may read it."""
    machine_drafted: bool
    verified_on: str | None
    """When a second person verified it; None: nobody has."""
    sources: Keys
    """Where a validated translation was published; needed for texts that nobody may translate anew."""
