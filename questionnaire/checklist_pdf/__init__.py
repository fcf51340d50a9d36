"""Typesets the checklist as a tagged PDF (PDF/UA-1) in memory, from data alone."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

from typst import Compiler, Fonts, TypstError

HERE = Path(__file__).parent
TEMPLATE = HERE / "checklist.typ"
FONTS = HERE / "fonts"
STANDARD: Final = "ua-1"

_TURN = Lock()
"""The compiler keeps the last input: one sheet at a time."""


class CannotTypesetError(RuntimeError):
    """This sheet cannot be made, for example for a letter that our fonts do not have."""


def typeset(sheet: Mapping[str, Any], made_on: date) -> bytes:
    """The sheet as PDF: the same data and date give the same bytes."""
    moment = datetime.combine(made_on, time(), UTC)
    data = json.dumps(sheet, ensure_ascii=False, sort_keys=True)
    with _TURN:
        try:
            made = _compiler().compile(
                format="pdf",
                sys_inputs={"sheet": data},
                pdf_standards=STANDARD,
                timestamp=moment,
            )
        except TypstError:
            # The message may quote the sheet, and a log must not hold an answer.
            raise CannotTypesetError("the sheet cannot be typeset") from None
    if not isinstance(made, bytes):
        raise CannotTypesetError("the typesetter gave no file")
    return made


@cache
def _compiler() -> Compiler:
    """Made once: reading the fonts is most of the work."""
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return Compiler(str(TEMPLATE), root=str(HERE), font_paths=fonts)
