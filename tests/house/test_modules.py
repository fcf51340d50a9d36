"""Modules stay short enough to read in one sitting, and are named for one subject."""

from tests.house.tree import PROJECT, files, lines, place, python_modules

HARD_LIMIT = 250
# Path and the reason why it may be longer; a module that got shorter must leave the list.
LONGER: dict[str, str] = {}
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "services", "service", "manager"}


def test_no_module_is_over_the_limit_without_a_reason():
    long = {
        place(path): len(lines(path))
        for path in files(".py")
        if "migrations" not in path.parts and len(lines(path)) > HARD_LIMIT
    }

    assert sorted(long) == sorted(LONGER), long


def test_no_module_has_a_vague_name():
    assert [place(path) for path in files(".py") if path.stem in VAGUE] == []


def test_a_module_opens_with_what_it_is_for():
    silent = [
        place(path)
        for path in python_modules()
        if lines(path) and not lines(path)[0].startswith(('"""', "#!"))
    ]

    assert silent == []


def test_there_are_modules_to_look_at():
    assert PROJECT / "decisionaid" / "settings.py" in python_modules()
