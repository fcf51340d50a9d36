"""The process that meets a stranger's file: little time, little memory, nothing to write to.

Run as `python -m evidence.importing.child`, with the file on standard input. It answers in JSON.
"""

import json
import resource
import sys
from dataclasses import asdict
from typing import Any

CPU_SECONDS = 5
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


def main() -> int:
    """Read the file and tell what it holds; a number other than 0 says that it could not."""
    limit_this_process()
    # Imported below the limits, which are for the parsers as well as for the file.
    from evidence.importing.formats import read
    from evidence.importing.records import FILE_BYTES, Refused

    try:
        reading = read(sys.stdin.buffer.read(FILE_BYTES + 1))
    except Refused as refusal:
        answer: dict[str, Any] = {"refused": refusal.reason, "values": refusal.values}
    except (MemoryError, RecursionError):
        return 1
    else:
        answer = {
            "form": reading.form,
            "found": reading.found,
            "pieces": [
                {"kind_of_piece": type(piece).__name__, **asdict(piece)} for piece in reading.pieces
            ],
        }
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
