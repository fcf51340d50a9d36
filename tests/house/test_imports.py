"""Who may import whom: decisionaid, questionnaire, evidence (its store), evidence.core."""

import ast
import sys

from tests.house.tree import place, python_modules

CORE = "evidence.core"
STORE = "evidence.editions.store"
PRESENTERS = "evidence.presenters"


def imported_by(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield "." * node.level
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imports(*rooms):
    return [(place(path), name) for path in python_modules(*rooms) for name in imported_by(path)]


def within(name, *rooms):
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def test_the_core_imports_only_itself_and_the_standard_library():
    found = imports("evidence/core")

    assert found
    assert [
        (path, name) for path, name in found if not within(name, CORE, *sys.stdlib_module_names)
    ] == []


def test_evidence_knows_nothing_of_the_questionnaire():
    assert [found for found in imports("evidence") if within(found[1], "questionnaire")] == []


def test_the_questionnaire_knows_evidence_only_through_its_store_presenters_and_core():
    assert [
        (path, name)
        for path, name in imports("questionnaire")
        if within(name, "evidence") and not within(name, STORE, PRESENTERS, CORE)
    ] == []


def test_no_one_imports_the_project_package():
    assert [
        found for found in imports("evidence", "questionnaire") if within(found[1], "decisionaid")
    ] == []


def test_imports_are_absolute():
    assert [found for found in imports() if found[1].startswith(".")] == []
