"""What a file of sources holds, as values that cross from the child process."""

from dataclasses import dataclass, field
from typing import Any

FILE_BYTES = 1024 * 1024
RECORDS = 2_000
FIELD_CHARACTERS = 20_000


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


@dataclass(frozen=True)
class Record:
    """One source as the file tells it, cleaned but checked by nobody."""

    line: int
    title: str
    authors: str = ""
    year: int | None = None
    venue: str = ""
    kind: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    link: str = ""
    abstract: str = ""
    standing: str = ""
    """What the file says of the work: retracted or concern, as a checked state; empty: nothing."""
    remarks: tuple[str, ...] = ()
    """What a curator must know of how it was read."""
    also: tuple[str, ...] = ()
    """Everything else the file says, word by word, so that no letter of it is lost."""


@dataclass(frozen=True)
class Rejected:
    """A piece of the file that becomes no source, and why."""

    line: int
    reason: str
    values: dict[str, Any] = field(default_factory=dict)
    """What belongs into the reason's named places."""


@dataclass(frozen=True)
class Reading:
    """A whole file: every piece of it is a record or was rejected."""

    form: str
    pieces: tuple[Record | Rejected, ...]
    found: int
    """Pieces counted in the text itself, by other means than the reader."""

    @property
    def records(self) -> tuple[Record, ...]:
        """What may become sources."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Record))

    @property
    def rejected(self) -> tuple[Rejected, ...]:
        """What may not."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Rejected))


class Refused(Exception):
    """The whole file cannot be used; `reason` says why, in a curator's words."""

    def __init__(self, reason: str, **values: Any) -> None:
        """Named places in the reason are filled after translation."""
        super().__init__(reason)
        self.reason, self.values = reason, values


NO_TITLE = _("It has no title.")
NO_END = _("It has no end: the line that closes it is missing.")
OUTSIDE = _("This text belongs to no record.")
UNREADABLE = _("It could not be read as a record of this format.")
FIELD_TOO_LONG = _("One field has %(found)s characters; at most %(limit)s are read.")
SAYS_RETRACTED = _("The file says that this work was retracted: %(said)s")
SAYS_DOUBTED = _("The file says that there are doubts about this work, or is a notice: %(said)s")
NOT_HTTP = _("A link that does not start with http was left out.")
BAD_IDENTIFIER = _("“%(value)s” is no %(scheme)s and was left out.")
CODED_IDENTIFIER = _(
    "“%(value)s” holds codes in the place of letters, so it was not taken as %(scheme)s."
)
FOUND_BESIDE = _("The DOI was found in the field %(name)s.")
AND_OTHERS = _("The file names more authors only as “and others”.")
UNKNOWN_TEX = _("Commands of TeX that nobody here knows stand as the file has them: %(names)s")
UNKNOWN_STRING = _("“%(name)s” stands for a text that the file does not hold.")
UNKNOWN_LETTERS = _("Some letters could not be read; they show as “\ufffd”.")
AUTHORS_AS_WRITTEN = _("The authors as the file writes them: %(names)s")
ALSO = _("The file also says: %(fields)s")
NESTED = _("Its brackets are nested too deeply.")
DUPLICATE_FIELD = _("It names the field “%(field)s” twice.")
EMPTY = _("The file is empty.")
TOO_LARGE = _("The file is larger than %(limit)s. Export fewer sources at a time.")
TOO_MANY = _("The file holds more than %(limit)s records. Export fewer at a time.")
PACKED = _("This is a program or a packed file, not a list of sources.")
MARKUP = _("This is XML or a web page. Export as NBIB, RIS, BibTeX or CSL-JSON.")
UNKNOWN = _("This is no RIS, NBIB, BibTeX or CSL-JSON file.")
TOO_HEAVY = _("Reading this file takes too long or too much memory. Export fewer sources.")
NOT_ACCOUNTED = _("The file could not be counted reliably, so nothing is taken from it.")
