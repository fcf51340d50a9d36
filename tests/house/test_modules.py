"""Modules are named for one subject; their length follows what they mean."""

from collections import Counter

import pytest

from tests.house.tree import PROJECT, files, lines, place, python_modules

VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "services", "service", "manager"}
ROOTS = ("decisionaid", "evidence", "questionnaire")
MOST_MODULES = 24
LOOSE = {"evidence": 8, "evidence/core": 3, "questionnaire": 6}


def test_no_module_has_a_vague_name():
    assert [place(path) for path in files(".py") if path.stem in VAGUE] == []


def test_a_module_opens_with_what_it_is_for():
    silent = [
        place(path)
        for path in python_modules()
        if lines(path) and not lines(path)[0].startswith(('"""', "#!"))
    ]

    assert silent == []


def test_no_room_is_crowded():
    crowded = {
        place(folder): count
        for folder, count in modules_of_folders().items()
        if count > MOST_MODULES
    }

    assert crowded == {}


@pytest.mark.parametrize(("room", "most"), LOOSE.items())
def test_few_modules_stand_outside_a_room(room, most):
    assert modules_of_folders()[PROJECT / room] <= most


def modules_of_folders():
    """How many modules stand in each folder of the application, tests and migrations aside."""
    return Counter(
        path.parent
        for path in python_modules()
        if path.name != "__init__.py"
        and path.relative_to(PROJECT).parts[0] in ROOTS
        and "migrations" not in path.parts
    )


def test_there_are_modules_to_look_at():
    assert PROJECT / "decisionaid" / "settings.py" in python_modules()
