"""T-PRIV-6, byte by byte: what people answered is in no file the service writes, and in no backup of it."""

import pytest

from tests.faults.people import Person
from tests.web.test_asking_privacy import needles

MARKER = "947113"
"""An amount nobody else would type; no other answer can be told from the edition's own words."""
KEPT_AS = f'"amount":{MARKER}'
"""How the cookie would hold it; long enough to be told from chance in other writings."""
WANTED = [MARKER.encode(), b"947,113", *needles(KEPT_AS)]
ANSWERED = {"budget": {"budget_amount": MARKER, "budget_currency": "USD"}}
PEOPLE = [3, pytest.param(1000, marks=pytest.mark.soak)]


def files_with_the_marker(folder):
    held = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return [path.name for path, found in held.items() if any(one in found for one in WANTED)]


@pytest.mark.parametrize("people", PEOPLE)
def test_t_priv_6_no_byte_of_an_answer_is_left_behind(machine, people):
    with machine.serve() as server:
        for _each in range(people):
            person = Person(server.port, sent=ANSWERED).walk()
            assert "947,113" in person.ask("/check/").text
        machine.done("backup", machine.folder / "aid.backup")

    assert (machine.folder / "aid.backup").stat().st_size > 100_000
    assert files_with_the_marker(machine.folder) == []


def test_the_search_finds_what_it_looks_for(tmp_path):
    (tmp_path / "plain").write_bytes(b"budget=947113&")
    (tmp_path / "packed").write_bytes(b"..." + needles(KEPT_AS)[2])
    (tmp_path / "other").write_bytes(b"budget=947112&")

    assert sorted(files_with_the_marker(tmp_path)) == ["packed", "plain"]
