"""Every hazard and threat names a control, and a test that exists or the honest word that there is none."""

import re

import pytest

from tests.house.tree import PROJECT

TRACE = PROJECT / "docs" / "hazards.md"
ROW = re.compile(r"^\| ([STRIDEH]\d+) \|(.*)\|$")
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(test_\w+))?`")
NOT_YET = re.compile(r"not yet: `tests/[\w/]+\.py`")
PEOPLE = re.compile(r"needs people: \w+")


def rows(text):
    """Each id with the cells of its row."""
    found = (ROW.match(line) for line in text.splitlines())
    return {row[1]: [cell.strip() for cell in row[2].split("|")] for row in found if row}


def missing_tests(proof):
    """The tests a proof names, those to come aside, that are not there."""
    for path, name in NAMED.findall(NOT_YET.sub("", proof)):
        file = PROJECT / path
        if not file.is_file() or (name and f"def {name}(" not in file.read_text(encoding="utf-8")):
            yield f"{path}::{name}"


TRACED = rows(TRACE.read_text(encoding="utf-8"))


def test_all_hazards_and_threats_are_traced():
    threats = [
        f"{kind}{n}"
        for kind, count in zip("STRIDE", (5, 5, 2, 10, 5, 4), strict=True)
        for n in range(1, count + 1)
    ]
    hazards = [f"H{n:02}" for n in range(1, 50)]

    assert list(TRACED) == [*threats, *hazards]


@pytest.mark.parametrize("key", TRACED)
def test_a_hazard_has_a_control_and_a_proof(key):
    *told, proof = TRACED[key]

    assert all(told)
    assert NAMED.search(proof) or PEOPLE.search(proof)


@pytest.mark.parametrize("key", TRACED)
def test_a_test_that_is_named_exists(key):
    assert list(missing_tests(TRACED[key][-1])) == []


@pytest.mark.parametrize(
    ("proof", "missing"),
    [
        ("`tests/house/test_hazards.py`", 0),
        ("`tests/house/test_hazards.py::test_that_is_not_there`", 1),
        ("`tests/house/test_of_nothing.py`", 1),
        ("not yet: `tests/house/test_of_nothing.py`", 0),
    ],
)
def test_a_missing_test_is_noticed(proof, missing):
    assert len(list(missing_tests(proof))) == missing
