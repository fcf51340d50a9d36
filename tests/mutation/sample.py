"""A seeded sample of small changes, and which of them the tests notice: docs/mutation.md has the figures.

    python -m tests.mutation.sample presenters --seed 2026 --take 250 --minutes 5

It goes on where it stopped when it is called again, and prints what nobody noticed.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from random import Random

import pytest

from tests.mutation.changes import PROJECT, Change, changes_of, shown
from tests.mutation.looking import BROKEN, UNSEEN, Looking

PRESENTERS = (
    "evidence/presenters",
    "evidence/core/views",
    "questionnaire/summary",
    "questionnaire/options",
)
RULES = ("evidence/core/assessment", "evidence/core/edition/items.py", "evidence/core/edition/serialisation.py",
         "evidence/core/edition/snapshot.py")  # fmt: skip
GROUPS = {"presenters": PRESENTERS, "rules": RULES}
TESTS = {
    "presenters": (
        "tests/unit/core/views", "tests/unit/presenters", "tests/unit/questionnaire", "tests/unit/test_check_claim.py",
        "tests/golden/test_claims.py", "tests/golden/test_whole_pages.py", "tests/web/labels",
        "tests/web/test_conformance.py", "tests/web/test_source_pages.py", "tests/web/test_evidence_editions.py",
        "tests/web/test_checking.py", "tests/web/test_languages.py",
    ),
    "rules": (
        "tests/unit/core/assessment", "tests/unit/core/edition", "tests/unit/core/views", "tests/unit/test_check_claim.py",
        "tests/unit/test_summarise.py", "tests/golden/test_example_cases.py", "tests/golden/test_claims.py",
        "tests/golden/test_whole_pages.py",
    ),
}  # fmt: skip
"""Who looks: the tests of these modules that are quick."""
KEPT = PROJECT / "var" / "mutation"


def modules(places) -> list[str]:
    """The files of some folders, and files named alone."""
    found = []
    for place in places:
        path = PROJECT / place
        found += sorted(path.rglob("*.py")) if path.is_dir() else [path]
    return [str(it.relative_to(PROJECT)) for it in found]


def sample(seed: int, number: int, paths: list[str]) -> tuple[list[Change], int]:
    """So many changes of these modules, each as likely as any other, and how many there are."""
    every = [one for path in paths for one in changes_of(path)]
    return Random(seed).sample(every, min(number, len(every))), len(every)


def _from_the_start(change, tests):
    """Whether the tests notice it in a process of its own, that has the change before anything is loaded."""
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider",
         "-p", "tests.mutation.from_the_start", *tests],
        cwd=PROJECT, env={**os.environ, "MUTATED": str(change)}, capture_output=True, check=False,
    )  # fmt: skip
    return "noticed from the start" if ran.returncode else None


def main(words=None):
    """Look at the next changes of a sample, as long as the minutes last, and tell how it stands."""
    parser = argparse.ArgumentParser()
    parser.add_argument("group", choices=GROUPS)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--take", type=int, default=250)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--again", action="store_true", help="only what nobody noticed so far")
    parser.add_argument(
        "--unchanged", action="store_true", help="change nothing: then nobody may notice"
    )
    given = parser.parse_args(words)
    paths = modules(GROUPS[given.group])
    taken, of = sample(given.seed, given.take, paths)
    name = f"{given.group}-{given.seed}-{given.take}"
    file = KEPT / f"{'unchanged-' if given.unchanged else ''}{name}.json"
    told = json.loads(file.read_text()) if file.exists() else {}
    until = time.monotonic() + 60 * given.minutes
    left = [
        it
        for it in taken
        if (told.get(str(it), "") is None if given.again else str(it) not in told)
    ]

    def in_time():
        for one in left:
            if time.monotonic() > until:
                break
            yield one

    def hear(change, test):
        told[str(change)] = test
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(told))

    looking = Looking(
        paths, in_time(), hear, KEPT / f"lines-{given.group}.json", unchanged=given.unchanged
    )
    options = [
        "-q",
        "-p",
        "no:randomly",
        "-p",
        "no:cacheprovider",
        "-n",
        "0",
        "-m",
        "not soak and not bench and not browser",
    ]
    pytest.main([*options, *TESTS[given.group]], plugins=[looking])
    for one in taken:
        if told.get(str(one)) == UNSEEN:
            hear(one, None if given.unchanged else _from_the_start(one, TESTS[given.group]))
    broken = [it for it in taken if (told.get(str(it)) or "").startswith(BROKEN)]
    for one in broken:
        sys.stdout.write(f"{one}: {told[str(one)]}\n")
    survivors = [it for it in taken if told.get(str(it), "") is None]
    for one in survivors:
        sys.stdout.write(f"\n{one}\n{shown(one)}\n")
    looked = sum(str(it) in told for it in taken) - len(broken)
    sys.stdout.write(
        f"\n{given.group}, seed {given.seed}: {looked - len(survivors)} of {looked} noticed (of {of} changes)\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
