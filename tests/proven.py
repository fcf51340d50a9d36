"""Finds numbers of a summary that no source proves, on the page or one link away.

A number is proven where the page that its own line leads to tells the same number beside a link to
the record of a source, and that record says how far somebody checked it. What is no statement of
evidence, law, harm or price is told apart by name: a person's own amounts, how many choices stand
on this very page, and the day of the search.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise

from bs4 import BeautifulSoup, Tag

from tests.numbers import numbers_without_a_source

NUMBER = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?!\d)")
SOURCE = re.compile(r"^/evidence/sources/[^/]+/$")
ADULT = 18
"""Whom the aid is for, which is its own rule."""
EDITION = re.compile(r"\bEdition \d|^[0-9a-f]{12}$|\([0-9a-f]{12}\)")
SEARCHED = re.compile(r"\b(?:on|up to|until|by) \d{1,2} [A-Z][a-z]+ 20\d\d", re.IGNORECASE)
"""The day of a search is the edition's own."""
CHECKED = "How far we checked it"
LEADS_ON = re.compile(r"^/(?:options|evidence|claims)/")
BLOCKS = ("article", "tr", "li", "figure", "section", "div", "p", "dd")

Pages = Callable[[str], str]
"""An address of the aid to the page that stands there."""


def unproven(html: str, pages: Pages, own: Iterable[float]) -> list[str]:
    """The lines of a summary with a number that nothing proves; `own` are the person's amounts."""
    soup = BeautifulSoup(html, "html.parser").main or BeautifulSoup(html, "html.parser")
    for unseen in soup.select("aside, svg, .print-only, #one-sheet, [aria-labelledby=ask]"):
        unseen.decompose()

    @cache
    def sourced(url: str) -> set[float]:
        return _sourced(pages, url)

    return [
        f"{told} in: {_text(block)}"
        for block in _lines(soup)
        for told, number in _numbers(block)
        if not (
            number in _reckoned(own)
            or number in _in_use(soup)
            or (number == ADULT and block.find_parent(attrs={"aria-labelledby": "counts"}))
            or _counts_choices(number, told, block, soup)
            or any(number in sourced(url) for url in _leads(block, soup))
        )
    ]


def unproven_on(url: str, pages: Pages) -> list[str]:
    """The texts of a page behind the summary with a number that it tells nowhere beside a source."""
    proven = {*_sourced(pages, url), ADULT}
    return [
        told
        for told in numbers_without_a_source(pages(url))
        if not EDITION.search(told)
        and any(
            float(one[0].replace(",", "")) not in proven
            for one in NUMBER.finditer(SEARCHED.sub("", told))
        )
    ]


def _lines(soup: Tag) -> Iterator[Tag]:
    """The smallest blocks with a number: a row, a labelled line, a title or a paragraph."""
    seen = []
    for text in soup.find_all(string=NUMBER):
        block = next(
            around
            for around in text.parents
            if around.name in ("li", "h1", "h2", "h3", "body", "main", "[document]")
            or (around.name == "div" and around.parent.name == "dl")
            or (around.name == "p" and not around.find_parent("li"))
        )
        if not any(block is one for one in seen):
            seen.append(block)
            yield block


def _numbers(block: Tag) -> list[tuple[str, float]]:
    return [
        (one[0], float(one[0].replace(",", "")))
        for one in NUMBER.finditer(SEARCHED.sub("", _text(block)))
    ]


def _text(block: Tag) -> str:
    return " ".join(block.get_text(" ").split())


def _reckoned(own: Iterable[float]) -> set[float]:
    """The amounts themselves and what lies between two of them."""
    amounts = sorted(own)
    return {*amounts, *(high - low for low, high in pairwise(amounts))}


def _in_use(soup: Tag) -> set[float]:
    """What all that is used now costs together: the sum of the rows, which are proven themselves."""
    prices = [
        [number for _told, number in _numbers(tag.find_parent("p"))]
        for tag in soup.select(".use-tag")
    ]
    ranges = [(one[-2], one[-1]) for one in prices if len(one) >= 2]
    return {sum(low for low, _high in ranges), sum(high for _low, high in ranges)}


def _counts_choices(number: float, told: str, block: Tag, soup: Tag) -> bool:
    """Whether it says how many choices of this page, answers or claims something holds for."""
    rows = len(soup.select("li > a[href^='/options/']"))
    text = _text(block)
    near = re.search(
        rf"\b{re.escape(told)}(?: of {rows})? (?:other )?(?:choices?|answers? are|things they|more)\b",
        text,
    ) or re.search(rf"\bof {re.escape(told)} choices\b", text)
    return bool(near) and number <= rows


def _leads(block: Tag, soup: Tag) -> list[str]:
    """Where a line leads: by its own links, else as the row of the same name does."""
    urls = [a["href"].partition("#")[0] for a in block.find_all("a", href=LEADS_ON)]
    if urls:
        return urls
    rows = {a.get_text(strip=True): a["href"] for a in soup.select("li > a[href^='/options/']")}
    title = block.find("dt")
    named = title.get_text(strip=True) if title else ""
    if named in rows:
        return [rows[named]]
    offered = [
        a["href"].partition("#")[0]
        for a in soup.select("[aria-labelledby=answer] a[href^='/options/']")
    ]
    if block.find_parent("section", attrs={"aria-labelledby": "answer"}):
        return [*offered, *(a["href"] for a in soup.find_all("a", href="/claims/"))]
    return []


def _sourced(pages: Pages, url: str) -> set[float]:
    """Every number of a page that stands in a block with the record of a checked source."""
    soup = BeautifulSoup(pages(url), "html.parser").main
    found: set[float] = set()
    for link in soup.find_all("a", href=SOURCE):
        if CHECKED not in pages(link["href"]):
            continue
        block = _block_of(link)
        found |= {number for _told, number in _numbers(block)}
    return found


def _block_of(link: Tag) -> Tag:
    """The part of the page a source stands for: the nearest around it that says more than its name."""
    for around in link.parents:
        has_parts = around.find(("article", "section")) is not None
        whole = around.name in ("article", "tr", "li", "figure", "section") and not has_parts
        if whole and "sources" not in around.get("class", ()):
            return around
    return link
