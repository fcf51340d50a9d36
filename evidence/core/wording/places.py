"""Which countries a text names, by their names, their people and their regulators."""

import re
from functools import lru_cache

_WORDS: dict[str, str] = {
    "US": r"the US|USA?|United States|FDA|America(?:n|ns)?",
    "GB": r"UK|United Kingdom|MHRA|Britain|British|England|English law|Scotland|Scottish|Wales",
    "EU": r"EU|European Union|EMA|Europe(?:an|ans)?",
    "JP": r"Japan(?:ese)?",
    "KR": r"Korean?s?|MFDS",
    "CN": r"China|Chinese|NMPA",
    "IN": r"India|Indian",
    "TR": r"Turkey|Türkiye|Turkiye|Turkish",
    "BR": r"Brazil(?:ian)?|ANVISA|Anvisa",
    "IR": r"Iran(?:ian)?",
    "DE": r"German(?:y|s)?",
    "CH": r"Switzerland|Swiss",
    "CA": r"Canad(?:a|ian)",
    "AU": r"Australian?|TGA",
    "SA": r"Saudi(?: Arabian?)?",
    "AE": r"Emirates|UAE|Dubai",
    "IL": r"Israeli?",
    "IT": r"Ital(?:y|ian)",
    "ES": r"Spain|Spanish",
    "FR": r"France|French",
    "MX": r"Mexic(?:o|an)",
    "TH": r"Thai(?:land)?",
    "SG": r"Singapore",
    "TW": r"Taiwan(?:ese)?",
    "HU": r"Hungar(?:y|ian)",
    "RO": r"Romanian?",
    "CO": r"Colombian?",
    "ZA": r"South Africa(?:n)?",
    "NZ": r"New Zealand",
    "IE": r"Ireland|Irish",
}
_PLACE = re.compile(
    "|".join(rf"(?P<{code}>\b(?:{words})(?![\w-]))" for code, words in _WORDS.items())
)


@lru_cache(maxsize=2048)
def places_named(text: str) -> dict[str, str]:
    """The countries a text names by code, each with the first word for it, like `{"US": "FDA"}`."""
    found: dict[str, str] = {}
    for match in _PLACE.finditer(text):
        found.setdefault(str(match.lastgroup), match[0])
    return found
