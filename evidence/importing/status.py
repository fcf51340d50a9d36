"""What a file says of the standing of a work: retracted, doubted, or itself such a notice.

Nothing here decides. A flag only makes sure that a curator looks before anybody approves it.
"""

import re
from collections.abc import Iterable

from evidence.core.edition.vocabulary import Checked

_WORK = r"(?:article|paper|chapter|publication|study|work|preprint|manuscript|review)"
_GONE = r"(?:retracted|withdrawn|removed)"
_RETRACTED_TITLE = re.compile(
    rf"\A\W*(?i:{_GONE})(?:\W+(?i:{_WORK}))?\s*(?:[:.\])|–—-]|\Z)"
    rf"|\A\W*(?:RETRACTED|WITHDRAWN|REMOVED)\b|\A\W*(?i:retracted\s+{_WORK}\b)"
    rf"|[(\[]\s*(?:(?i:retracted)\b[^)\]]*|(?i:{_GONE})(?:\s+(?i:{_WORK})\b[^)\]]*)?)[)\]]"
    rf"|[\s:–—-](?:RETRACTED|WITHDRAWN)\W*\Z"
    rf"|[:–—-]\s*(?i:{_GONE})(?:\s+(?i:{_WORK}))?\W*\Z"
)
_NOTICE_TITLE = re.compile(
    r"(?i)\A\W*(?:(?:notice|statement|announcement)\s+of\s+(?:\w+\s+)?(?:retraction|withdrawal|removal)"
    r"|(?:partial\s+)?retraction\s+(?:of|to|for)\b"
    r"|(?:partial\s+|article\s+|temporary\s+)?(?:retraction|withdrawal|removal)"
    r"(?:\s*[:.\])–—-]|\s+(?:notice|note|statement|announcement)\b|\s*\Z))"
)
_CONCERN = re.compile(r"(?i)\b(?:expressions?|statement|notice)\s+of\s+concern\b")
_RETRACTED_NOTE = re.compile(
    r"(?i)\bretracted\b|\bwithdrawn\b|\b(?:partial(?:ly)?\s+)?retraction\s+in\b"
    r"|\bhas\s+been\s+removed\b"
)
_NOTICE_NOTE = re.compile(
    r"(?i)\bretraction\s+(?:of|notice|note)\b|\bnotice\s+of\s+(?:retraction|withdrawal)\b"
    r"|\A\W*(?:retraction|withdrawal|removal)\W*\Z"
)
_SAID_IN_ABSTRACT = re.compile(
    rf"(?i)\A\W*(?:retracted|withdrawn)\b|\b(?:this|the)\s+(?:above\s+)?{_WORK}\s+"
    rf"(?:has\s+been|have\s+been|was|is)\s+(?:\w+\s+){{0,2}}{_GONE}\b"
)
_BY_NAME = {
    "rin": Checked.RETRACTED,
    "prin": Checked.RETRACTED,
    "rpi": Checked.RETRACTED,
    "eci": Checked.CONCERN,
    "ecf": Checked.CONCERN,
    "rof": Checked.CONCERN,
    "prof": Checked.CONCERN,
}
"""Fields of PubMed that are such a statement by themselves."""
_ABOUT_OTHERS = ("reference", "cr", "cited", "related")
"""Lists of works that it cites: their fate is not its own."""


def standing(
    title: str, abstract: str, others: Iterable[tuple[str, str]]
) -> tuple[Checked | None, tuple[str, ...]]:
    """The gravest thing said, and every text that says something; None where nothing does.

    `others` are the remaining fields of the file, as name and text. A notice about another work
    counts as a doubt: nothing can rest on it.
    """
    found: list[tuple[Checked, str]] = []
    if _RETRACTED_TITLE.search(title):
        found.append((Checked.RETRACTED, title))
    elif _NOTICE_TITLE.search(title) or _CONCERN.search(title):
        found.append((Checked.CONCERN, title))
    if said := _SAID_IN_ABSTRACT.search(abstract):
        found.append((Checked.RETRACTED, abstract[said.start() : said.start() + 200]))
    for name, text in others:
        if state := _said_by(name.lower(), text):
            found.append((state, f"{name}: {text}"))
    if not found:
        return None, ()
    gravest = Checked.RETRACTED if Checked.RETRACTED in dict(found) else Checked.CONCERN
    return gravest, tuple(dict.fromkeys(text for _state, text in found))


def without_standing(title: str) -> str:
    """The title of the work itself, without “RETRACTED:” or “(Retracted article)” around it."""
    bare_title = re.sub(rf"[(\[]\s*(?i:{_GONE})\b[^)\]]*[)\]]", " ", title)
    start = (
        rf"\A\W*(?i:{_GONE}(?:\s+{_WORK})?)\s*[:.\])|–—-]+\s*|\A\W*(?:RETRACTED|WITHDRAWN)\b[\s:]*"
    )
    return re.sub(start, "", bare_title).strip() or title


def _said_by(name: str, text: str) -> Checked | None:
    if name.startswith(_ABOUT_OTHERS):
        return None
    if name in _BY_NAME:
        return _BY_NAME[name]
    # Crossref: “updated-by” stands in the work, “update-to” in the notice.
    if name.startswith("update-to"):
        about = re.search(r"(?i)retract|withdr|remov|concern", text)
        return Checked.CONCERN if about else None
    if name.startswith(("updated-by", "relation")) and re.search(
        r"(?i)retract|withdr|remov", f"{name} {text}"
    ):
        return Checked.RETRACTED
    if _NOTICE_NOTE.search(text):
        return Checked.CONCERN
    if _RETRACTED_NOTE.search(text):
        return Checked.RETRACTED
    return Checked.CONCERN if _CONCERN.search(text) else None
