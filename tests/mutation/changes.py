"""Every small change that mutmut knows of a module's functions, and how one is put into a process that runs.

mutmut itself runs a module whole, or names that are written out; of five thousand changes it cannot take a sample,
and it starts its tests anew for each. So its operators are used, and nothing else of it.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from functools import cache
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType

import libcst
from mutmut.mutation.file_mutation import create_mutations

PROJECT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Change:
    """One change: the module's path inside the project, the function (`Class.method`) and which of its changes."""

    path: str
    function: str
    number: int

    @property
    def module(self) -> str:
        """`evidence.presenters.words`, as Python imports it."""
        return self.path.removesuffix(".py").replace("/", ".")

    def __str__(self):
        return f"{self.path}:{self.function}:{self.number}"


@cache
def _found(path):
    code = (PROJECT / path).read_text(encoding="utf-8")
    module, mutations, *_ = create_mutations(path, code)
    owners = {}
    for statement in module.body:
        if isinstance(statement, libcst.FunctionDef):
            owners[statement] = statement.name.value
        elif isinstance(statement, libcst.ClassDef):
            for method in statement.body.body:
                if isinstance(method, libcst.FunctionDef):
                    owners[method] = f"{statement.name.value}.{method.name.value}"
    counted, changes = {}, {}
    for one in mutations:
        name = owners.get(one.contained_by_top_level_function)
        if name:
            counted[name] = counted.get(name, 0) + 1
            changes[Change(path, name, counted[name])] = one
    return code, module, changes


def changes_of(path: str) -> list[Change]:
    """All of a module, in its order. What runs once, while the module is loaded, is not changed."""
    return [*_found(path)[2]]


def changed_source(change: Change) -> str:
    """The module's source with this one change."""
    _, module, changes = _found(change.path)
    one = changes[change]
    return module.deep_replace(one.original_node, one.mutated_node).code


def shown(change: Change) -> str:
    """The change as two lines: what was, and what is."""
    lines = unified_diff(
        _found(change.path)[0].splitlines(), changed_source(change).splitlines(), n=0, lineterm=""
    )
    return "\n".join(it for it in lines if it[0] in "+-" and it[:3] not in ("+++", "---"))


def functions_of(path: str) -> dict[str, range]:
    """The lines of each function and method of a module, without that of its name and its decorators."""
    tree = ast.parse((PROJECT / path).read_text(encoding="utf-8"))
    found = {}
    for one in tree.body:
        inside = one.body if isinstance(one, ast.ClassDef) else [one]
        for function in inside:
            if isinstance(function, ast.FunctionDef):
                name = function.name if function is one else f"{one.name}.{function.name}"
                found[name] = range(function.body[0].lineno, (function.end_lineno or 0) + 1)
    return found


def put_in(change: Change) -> None:
    """Change the function in this process. It keeps its name and place, so whoever imported it has the change."""
    source = changed_source(change)
    function = _function(change)
    name = function.__code__.co_qualname
    compiled = compile(source, str(PROJECT / change.path), "exec", dont_inherit=True)
    function.__code__ = next(it for it in _codes(compiled) if it.co_qualname == name)
    function.__defaults__, function.__kwdefaults__ = _defaults(source, change, function)


def _defaults(source, change, function):
    """Values of its parameters are made when a function is defined, so it is defined once more beside it."""
    found = libcst.parse_module(source).body
    for part in change.function.split("."):
        found = next(
            it
            for it in found
            if isinstance(it, libcst.FunctionDef | libcst.ClassDef) and it.name.value == part
        )
        body, found = found, found.body.body
    again = libcst.Module([body.with_changes(decorators=[])])
    names = dict(function.__globals__)
    exec(compile(again.code, change.path, "exec"), names)
    made = names[body.name.value]
    return made.__defaults__, made.__kwdefaults__


def _function(change) -> FunctionType:
    found = import_module(change.module)
    for part in change.function.split("."):
        found = vars(found)[part]
    while not isinstance(found, FunctionType):
        found = getattr(found, "__func__", None) or found.__wrapped__
    return found


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield from _codes(const)
