"""How hard the public pages are to read, measured on the pages as they are shown."""

from dataclasses import dataclass
from html.parser import HTMLParser

from evidence.core.checks.readability import Reading, measure
from evidence.core.checks.wording import HIGHEST_GRADE, TARGET_GRADE

_BLOCKS = frozenset("p li dd dt td th h1 h2 h3 h4 summary caption figcaption label legend".split())
_NOT_PROSE = frozenset({"script", "style", "svg", "nav", "q", "table"})
_VOID = frozenset("br hr img input link meta col path use circle rect".split())


@dataclass(frozen=True)
class PageGrade:
    """One page and what it measures."""

    path: str
    title: str
    words: int
    grade: float

    @property
    def word(self) -> str:
        """The grade as a word code: target, limit or above."""
        if self.grade <= TARGET_GRADE:
            return "target"
        return "limit" if self.grade <= HIGHEST_GRADE else "above"


def page_grade(path: str, html: str) -> PageGrade:
    """The reading grade of a page's own words in <main>."""
    reader = _Reader()
    reader.feed(html)
    reading = prose_of(reader.lines)
    return PageGrade(path, reader.title, reading.words, round(reading.grade, 1))


def prose_of(lines: list[str]) -> Reading:
    """The reading of blocks that are sentences; names and labels are not read as prose."""
    return measure(
        "\n".join(line for line in lines if line.rstrip("”’)").endswith((".", "?", "!")))
    )


class _Reader(HTMLParser):
    """Collects the blocks of text in <main>, without lists of sources and quoted reports."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.title = ""
        self._open: list[tuple[str, bool]] = []
        self._block: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember whether what is inside is prose of the page."""
        if tag in _VOID:
            return
        classes = (dict(attrs).get("class") or "").split()
        silent = tag in _NOT_PROSE or "sources" in classes or "data-reported" in dict(attrs)
        if tag in _BLOCKS:
            self._end_block()
        self._open.append((tag, silent))

    def handle_endtag(self, tag: str) -> None:
        """A block ends with its tag; tags left open end with the one around them."""
        if tag in _BLOCKS:
            self._end_block()
        # A tag that closes itself was never opened here.
        if all(name != tag for name, _silent in self._open):
            return
        while self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Keep prose of <main>, and the words of the h1 as the title."""
        tags = [tag for tag, _silent in self._open]
        if "h1" in tags:
            self.title = f"{self.title} {data}".strip()
        if "main" in tags and not any(silent for _tag, silent in self._open):
            self._block.append(data)

    def _end_block(self) -> None:
        if text := " ".join(" ".join(self._block).split()):
            self.lines.append(text)
        self._block = []
