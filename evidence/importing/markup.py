"""Markup and entities that programs leave in titles, folded into the letters they stand for."""

import html
import re

from evidence.importing.cleaning import clean

_ATTRIBUTES = r"(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?"
# Only names that citations really carry: “<script>” or “p <x> q” stay as they are typed.
_PREFIXED = r"(?:jats|mml|m|xhtml|html):[a-z][a-z0-9-]*"
_BLOCKS = r"p|br|div|sec|title|list|list-item|ul|ol|li|h[1-6]"
_INLINE = (
    r"i|b|em|strong|sub|sup|inf|u|s|tt|sc|scp|small|font|span|italic|bold|underline|roman"
    r"|monospace|sans-serif|math|mi|mn|mo|mrow|msub|msup|msubsup|mtext|mfrac|mspace|mstyle"
)
_BLOCK_PREFIXED = rf"(?:jats|xhtml|html):(?:{_BLOCKS})"
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK_PREFIXED}|{_BLOCKS}){_ATTRIBUTES}>", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?(?:{_PREFIXED}|{_INLINE}){_ATTRIBUTES}>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ROUNDS = 4
"""Some programs write an entity of an entity of an entity."""


def plain(text: str) -> str:
    """One line of letters: “H<sub>2</sub>O &amp;amp; hair” is “H2O & hair”."""
    for _round in range(_ROUNDS):
        if "<" in text:
            text = _INLINE_TAG.sub("", _BLOCK_TAG.sub(" ", text))
        if "&" not in text or (decoded := _ENTITY.sub(_letter, text)) == text:
            break
        text = decoded
    return clean(text)


def has_entity(text: str) -> bool:
    """Whether a program wrote a letter by its name: in an identifier that is a fault."""
    return bool(_ENTITY.search(text))


def _letter(found: re.Match[str]) -> str:
    """The letter meant; a name that nobody knows stays as it is."""
    letter = html.unescape(found[0])
    # A number that is no letter must not vanish.
    return letter if letter and "\ufffd" not in letter else found[0]
