"""Modules are named for one subject; their length follows what they mean."""

from tests.house.tree import PROJECT, files, lines, place, python_modules

VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "services", "service", "manager"}


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
