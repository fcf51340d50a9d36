"""A file of sources, read at arm's length: the parsers run in a process of their own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from evidence.importing.child import SOURCES
from evidence.importing.records import (
    FILE_BYTES,
    TOO_HEAVY,
    TOO_LARGE,
    Reading,
    Record,
    Refused,
    Rejected,
)

PROJECT = Path(__file__).resolve().parents[2]
WAIT_SECONDS = 15
"""Longer than the child's own five seconds of work: a busy machine gives it less of each second."""


def read_apart(content: bytes) -> Reading:
    """Every piece of the file. Raises Refused where the file as a whole cannot be used."""
    if len(content) > FILE_BYTES:
        raise Refused(TOO_LARGE, limit="1 MB")
    answer = ask_child(SOURCES, content)
    return Reading(answer["form"], tuple(map(_piece, answer["pieces"])), answer["found"])


def ask_child(what: str, content: bytes) -> Any:
    """What the limited process makes of a file. Raises Refused where it cannot be used."""
    try:
        done = subprocess.run(  # noqa: S603  only our own words, no shell
            [sys.executable, "-m", "evidence.importing.child", what],
            input=content,
            capture_output=True,
            cwd=PROJECT,
            # Nothing of ours: no key and no address of a database.
            env={"PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"},
            timeout=WAIT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refused(TOO_HEAVY) from None
    if done.returncode != 0:
        raise Refused(TOO_HEAVY)
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise Refused(answer["refused"], **answer["values"])
    return answer


def _piece(plain: dict[str, Any]) -> Record | Rejected:
    if plain.pop("kind_of_piece") == Rejected.__name__:
        return Rejected(**plain)
    lists = {
        "identifiers": tuple((scheme, value) for scheme, value in plain["identifiers"]),
        "remarks": tuple(plain["remarks"]),
        "also": tuple(plain.get("also", ())),
    }
    return Record(**{**plain, **lists})
