"""TeX in bibliographies as letters. What nobody knows stays as it stands, and is named.

pylatexenc knows the letters; it drops what follows a percent sign and the names it does not know,
so both are made safe before it sees them, and what it gives back is checked letter by letter.
"""

import re
import unicodedata
from functools import lru_cache

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec
from pylatexenc.latex2text import get_default_latex_context_db as known_letters
from pylatexenc.latexwalker import get_default_latex_context_db as known_commands
from pylatexenc.macrospec import LatexContextDb, std_macro

_MACRO = re.compile(r"\\([A-Za-z]+\*?|.)", re.DOTALL)
_KNOWN_TO_US = {
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textunderscore": "_",
    "textasciicircum": "^",
    "textsubscript": "%s",
    "textsuperscript": "%s",
    "mkbibquote": "“%s”",
    "mkbibemph": "%s",
    "mkbibbold": "%s",
    "MakeUppercase": "%s",
    "uppercase": "%s",
    "lowercase": "%s",
    "url": "%s",
    "path": "%s",
    "texttimes": "×",
    "textquotesingle": "'",
    "textquotestraightdblbase": ",",
    "textordmasculine": "º",
    "textordfeminine": "ª",
    "textperthousand": "‰",
    "textpertenthousand": "‱",
    "textonehalf": "½",
    "textonequarter": "¼",
    "textthreequarters": "¾",
    "textonesuperior": "¹",
    "texttwosuperior": "²",
    "textthreesuperior": "³",
}
"""Commands that programs write and pylatexenc does not know, or reads in another way."""
_SWALLOW = frozenset(
    "cite citep citet ref label includegraphics input include footnote vspace hspace href".split()
)
"""Commands of which a reader of titles would lose what stands in their brackets."""
_VERBATIM = {
    r"{\textless}": "<", r"\textless{}": "<", r"$<$": "<", r"{$<$}": "<", r"\ensuremath{<}": "<",
    r"{\textgreater}": ">", r"\textgreater{}": ">", r"$>$": ">", r"{$>$}": ">",
    r"\ensuremath{>}": ">", r"{\textunderscore}": "_", r"\textunderscore{}": "_",
    r"{\textasciitilde}": "~", r"\textasciitilde{}": "~", r"\~{}": "~", r"{\_}": "_", r"\_": "_",
    r"{\%}": "%", r"\%": "%", r"{\&}": "&", r"\&": "&", r"{\#}": "#", r"\#": "#", r"\$": "$",
    r"{\textbackslash}": "\\", r"{-}": "-",
}  # fmt: skip
_VERBATIM_PARTS = re.compile("|".join(map(re.escape, sorted(_VERBATIM, key=len, reverse=True))))


_SIMPLE = re.compile(
    r"(?<!\\)(?:\{\\[\"'`^~=.][A-Za-z]\}|\\[\"'`^~=.]\{[A-Za-z]\}|\\[\"'`^~=.][A-Za-z]"
    r"|\{\\(?:ss|o|O|l|L|ae|AE|oe|OE|aa|AA|textless|textgreater|alpha|beta|mu)\}|\\[&%_#])"
)
"""Letters with a mark, letters with a name and escaped signs, each whole in itself."""
_STYLED = re.compile(r"\\(?:textit|textbf|textsc|textrm|emph|mkbibemph)\{([^{}\\$]*)\}")


def letters(text: str) -> tuple[str, tuple[str, ...]]:
    """The letters that a text of TeX means, and the commands in it that nobody knows."""
    written = text
    if "\\" in text:
        # Most of the TeX there is; the decoder would take a millisecond for each text.
        text = _STYLED.sub(r"\1", _SIMPLE.sub(lambda found: _fragment(found[0]), text))
    if "\\" not in text and "$" not in text:
        return _without_braces(text), ()
    prepared, unknown = _prepared(text)
    try:
        decoded = _decoder().latex_to_text(
            prepared, tolerant_parsing=False, latex_context=_commands()
        )
    except Exception:  # a third party's reader and a stranger's file: anything may come
        return written, unknown or ("\\",)
    if not _is_whole(text, decoded, unknown):
        return written, unknown or ("\\",)
    return decoded, unknown


def verbatim(text: str) -> str:
    """An identifier or address without the marks that TeX needs around its letters.

    Only what is certain is replaced; anything else stays and makes the identifier unreadable.
    """
    bare = text.strip()
    while bare.startswith("{") and bare.endswith("}") and _closes_at_end(bare):
        bare = bare[1:-1].strip()
    return _VERBATIM_PARTS.sub(lambda found: _VERBATIM[found[0]], bare)


def _prepared(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with everything escaped that the decoder would drop."""
    unknown: dict[str, None] = {}
    pieces: list[str] = []
    place = 0
    while place < len(text):
        if found := _MACRO.match(text, place):
            name, place = found[1], found.end()
            if name in _SWALLOW or not _is_known(name):
                unknown[found[0]] = None
                pieces.append(r"\textbackslash{}" + name.replace("*", "{*}"))
                place = _keep_brackets(text, place, pieces)
            else:
                pieces.append(found[0])
            continue
        if text[place] == "$":
            end = _end_of_formula(text, place)
            pieces.append(text[place:end] if end else r"\$")
            place = end or place + 1
            continue
        pieces.append(f"\\{text[place]}" if text[place] in "%#&" else text[place])
        place += 1
    return "".join(pieces), tuple(unknown)


def _keep_brackets(text: str, place: int, pieces: list[str]) -> int:
    """The brackets behind an unknown command, as letters; gives the place behind the last."""
    while place < len(text) and text[place] == "{":
        depth, end = 0, place
        for found in re.finditer(r"\\.|[{}]", text[place:], re.DOTALL):
            depth += {"{": 1, "}": -1}.get(found[0], 0)
            if depth == 0:
                end = place + found.end()
                break
        if end == place:
            return place
        inner, _unknown = _prepared(text[place + 1 : end - 1])
        pieces.append(r"\{" + inner + r"\}")
        place = end
    return place


def _end_of_formula(text: str, place: int) -> int:
    """Where a formula ends that starts here; 0 where the sign only is a dollar."""
    end = text.find("$", place + 1)
    inner = text[place + 1 : end] if end > 0 else ""
    formula = bool(inner) and (" " not in inner or re.search(r"[\\^_<>=+{}]", inner) is not None)
    return end + 1 if formula and not inner.isdecimal() else 0


def _is_whole(text: str, decoded: str, unknown: tuple[str, ...]) -> bool:
    """Whether every letter, number and sign of the text is there again, in its order."""
    bare = _MACRO.sub(lambda found: found[0] if found[0] in unknown else "", text)
    wanted = [c for c in _folded(bare) if not c.isspace() and c not in "\\{}$~^_\"'`-*"]
    there = iter(_folded(decoded))
    return all(character in there for character in wanted)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


def _without_braces(text: str) -> str:
    """Braces only keep capital letters for TeX, and a tilde is a space that does not break."""
    return re.sub(r"[{}]", "", text).replace("~", " ").replace("---", "—").replace("--", "–")


def _closes_at_end(text: str) -> bool:
    depth = 0
    for place, character in enumerate(text):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            return place == len(text) - 1
    return False


@lru_cache(maxsize=2048)
def _fragment(text: str) -> str:
    """One letter, decoded once."""
    try:
        found = str(
            _decoder().latex_to_text(text, tolerant_parsing=False, latex_context=_commands())
        )
    except Exception:  # what the decoder cannot read stays for the whole text to tell
        return text
    return found or text


@lru_cache(maxsize=512)
def _is_known(name: str) -> bool:
    """Only the decoder's own knowledge counts: the parser knows commands without their letters."""
    if not name.isalpha():
        return True
    return any(name in macros for macros in _letters_known())


@lru_cache(maxsize=1)
def _letters_known() -> tuple[frozenset[str], ...]:
    known = known_letters()
    names = frozenset(spec.macroname for spec in known.iter_macro_specs())
    return names, frozenset(_KNOWN_TO_US)


@lru_cache(maxsize=1)
def _commands() -> LatexContextDb:
    known = known_commands()
    taking_one = [std_macro(name, "{") for name, text in _KNOWN_TO_US.items() if "%s" in text]
    known.add_context_category("bibliographies", prepend=True, macros=taking_one)
    return known


@lru_cache(maxsize=1)
def _decoder() -> LatexNodes2Text:
    """Made once: setting it up costs more than reading a hundred entries."""
    known = known_letters()
    own = [MacroTextSpec(name, letter) for name, letter in _KNOWN_TO_US.items()]
    known.add_context_category("bibliographies", prepend=True, macros=own)
    return LatexNodes2Text(latex_context=known, keep_comments=True, math_mode="text")
