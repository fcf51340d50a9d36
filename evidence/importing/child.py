"""The process that meets a stranger's file: little time, little memory, nothing to write to.

Run as `python -m evidence.importing.child sources`, with the file on standard input; it answers
in JSON. For `notices` a first line holds the identifiers to look for.
"""

import json
import resource
import sys
from dataclasses import asdict
from typing import Any

CPU_SECONDS = 5
SOURCES, NOTICES = "sources", "notices"
MEMORY_BYTES = 256 * 1024 * 1024


def limit_this_process() -> None:
    """The system itself ends or starves a process that goes beyond these."""
    for what, most in (
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def main(what: str) -> int:
    """Read the file and tell what it holds; a number other than 0 says that it could not."""
    limit_this_process()
    # Imported below the limits, which are for the parsers as well as for the file.
    from evidence.importing.records import Refused

    try:
        answer = _notices() if what == NOTICES else _sources()
    except Refused as refusal:
        answer = {"refused": refusal.reason, "values": refusal.values}
    except (MemoryError, RecursionError):
        return 1
    sys.stdout.write(json.dumps(answer))
    return 0


def _sources() -> dict[str, Any]:
    from evidence.importing.formats import read
    from evidence.importing.records import FILE_BYTES

    reading = read(sys.stdin.buffer.read(FILE_BYTES + 1))
    return {
        "form": reading.form,
        "found": reading.found,
        "pieces": [
            {"kind_of_piece": type(piece).__name__, **asdict(piece)} for piece in reading.pieces
        ],
    }


def _notices() -> dict[str, Any]:
    """Only rows about works we have cross over: a list of all retractions has 60,000."""
    from evidence.importing.records import Rejected
    from evidence.importing.retractions import Orders, read

    ours = frozenset(json.loads(sys.stdin.buffer.readline()))
    found, orders, newest = 0, Orders(), ""
    notices: list[Any] = []
    rejected: list[Any] = []
    for row in read(sys.stdin.buffer, ours, orders):
        found += 1
        if isinstance(row, Rejected):
            rejected.append([row.line, row.reason])
            continue
        newest = max(newest, str(row["date"]))
        if "said" in row:
            notices.append(row)
    for row in notices:
        if row["other"] and orders.known:
            day = row["other"] if orders.day_first else row["date"]
            row |= {"date": day, "other": "", "plain": 1}
    return {"found": found, "notices": notices, "rejected": rejected, "newest": newest}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
