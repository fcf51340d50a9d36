"""Nothing is worked out for a page that no page and no code reads."""

import ast
import re

from tests.house.tree import PROJECT, files, python_modules

OF_TESTS = {"questionnaire/visit/privacy_inventory.py: Cookie.name_setting"}
"""What is written for a test to hold against the settings."""
_WORD = re.compile(r"[.\s({=|%]([a-z_]+)")


def _code():
    return {
        path: ast.parse(path.read_text(encoding="utf-8"))
        for path in python_modules("evidence", "questionnaire")
    }


def _names(trees):
    """Everything that code or a template asks a value for, by name."""
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                yield node.attr
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    for path in files(".html", ".txt", ".xml"):
        yield from _WORD.findall(path.read_text(encoding="utf-8"))


def _fields(trees):
    for path, tree in trees.items():
        if "edition" in path.parts:  # an edition says more than pages show
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and _is_value(node):
                for line in node.body:
                    if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
                        yield (
                            f"{path.relative_to(PROJECT)}: {node.name}.{line.target.id}",
                            line.target.id,
                        )


def _is_value(node):
    words = [ast.unparse(it) for it in (*node.bases, *node.decorator_list)]
    return "NamedTuple" in words or any(it.startswith("dataclass") for it in words)


def test_every_field_of_a_value_is_read_somewhere():
    trees = _code()
    read = set(_names(trees.values()))
    fields = list(_fields(trees))

    assert len(fields) > 500
    unread = [told for told, name in fields if name not in read and told not in OF_TESTS]
    assert not unread, "\n".join(unread)
