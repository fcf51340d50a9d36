"""What an edition puts into the PDF of the checklist, and the letters its fonts can draw.

Without this a single letter, pasted from somewhere, would take the PDF from everybody.
"""

from collections.abc import Iterator

from evidence.core.edition.catalogue import Catalogue

PRINTED = ("topic", "question", "why_it_matters", "good_answer", "worrying_answer")
"""The fields of a clinic question that stand in the PDF."""

# First and last letter of each run that all faces of both fonts have; tests hold it to the files.
_RUNS = """
0020-007E 00A0-0377 037A-037F 0384-038A 038C-038C 038E-03A1 03A3-03E1 03F0-052F 0600-061C 061E-06FF
0750-077F 08A0-08B4 08B6-08BE 08D3-08FF 1AB0-1AC0 1C80-1C88 1D00-1DF9 1DFB-1F15 1F18-1F1D 1F20-1F45
1F48-1F4D 1F50-1F57 1F59-1F59 1F5B-1F5B 1F5D-1F5D 1F5F-1F7D 1F80-1FB4 1FB6-1FC4 1FC6-1FD3 1FD6-1FDB
1FDD-1FEF 1FF2-1FF4 1FF6-1FFE 2000-2064 2066-2071 2074-208E 2090-209C 20A0-20BF 20F0-20F0 2100-215F
2184-2184 2189-2189 25CC-25CC 2C60-2C7F 2DE0-2E52 A640-A69F A700-A7BF A7C2-A7CA A7F5-A7FF A92E-A92E
AB30-AB6B FB00-FB06 FB50-FBC1 FBD3-FD3F FD50-FD8F FD92-FDC7 FDF0-FDFD FE00-FE00 FE20-FE2F FE70-FE74
FE76-FEFC FEFF-FEFF FFFC-FFFD
"""
DRAWN = frozenset(
    chr(letter)
    for first, _dash, last in (run.partition("-") for run in _RUNS.split())
    for letter in range(int(first, 16), int(last, 16) + 1)
)
# Breaks and marks that only choose how the letter before them looks: nothing is drawn for them.
_UNSEEN = frozenset("\t\n\r").union(map(chr, range(0xFE01, 0xFE10)))


def paper_problems(catalogue: Catalogue) -> Iterator[str]:
    """Each letter of the checklist that its PDF could not show, with the place where it stands."""
    for question in catalogue.clinic_questions:
        for field in PRINTED:
            for problem in not_drawn(getattr(question, field)):
                yield f"clinic_questions {question.key}, {field}: {problem}"


def not_drawn(text: str) -> Iterator[str]:
    """A sentence for each letter of a text that our fonts do not have, at its first place."""
    for letter in dict.fromkeys(text):
        if letter not in DRAWN and letter not in _UNSEEN:
            place = text.index(letter)
            near = text[max(place - 20, 0) : place + 20]
            yield (
                f"the PDF of the checklist cannot show {letter!r} (U+{ord(letter):04X}),"
                f" letter {place + 1}: “{near}”"
            )
