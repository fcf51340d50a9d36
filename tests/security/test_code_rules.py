"""What the service's own code never does."""

import ast
import re
from functools import cache

import pytest

from tests.house.tree import files, place, python_modules

ESCAPED_BY_HAND = {
    "evidence/templatetags/columns.py": "Django's own cells, cut after <td; the name goes through format_html",
    "questionnaire/templatetags/drawing.py": "parts that repeat, for speed; every word goes through _said()",
    "questionnaire/templatetags/asking.py": "a list of 249 countries, for speed",
    "questionnaire/summary/offer.py": "the price in the title stands in <strong>; every word goes through escape()",
}
"""Where text is put together outside a template; each value is escaped before."""
OURS = ("decisionaid", "questionnaire", "evidence")


@cache
def nodes():
    """Every call and import of the service's code, with its path: read once for all rules."""
    return [
        (path, node)
        for path in python_modules(*OURS)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call | ast.Import | ast.ImportFrom)
    ]


@cache
def calls():
    return [
        (place(path, node.lineno), ast.unparse(node.func), node)
        for path, node in nodes()
        if isinstance(node, ast.Call)
    ]


def imported():
    for path, node in nodes():
        if isinstance(node, ast.Import):
            yield from ((place(path), name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield place(path), node.module or ""


def is_fixed(call):
    """Made of nothing but text that stands in the code, or of a template, which escapes."""
    return all(
        isinstance(argument, ast.Constant) or ast.unparse(argument).startswith("render_to_string(")
        for argument in call.args
    )


def called(*names):
    return [
        (where, name)
        for where, name, call in calls()
        if name.rpartition(".")[2] in names and not is_fixed(call)
    ]


def test_nothing_turns_escaping_off():
    templates = [path for path in files(".html") if path.parts[-2:]]
    off = re.compile(r"\|\s*(safe|safeseq)\b|\{%\s*autoescape\s+off")

    assert templates
    marked = called("mark_safe", "SafeString")
    assert [found for found in marked if found[0].partition(":")[0] not in ESCAPED_BY_HAND] == []
    assert [place(path) for path in templates if off.search(path.read_text(encoding="utf-8"))] == []


def test_no_command_line_and_no_code_is_made_of_text():
    shells = [where for where, name, _call in calls() if name in ("os.system", "os.popen")]

    assert called("eval", "exec", "compile_command", "extra", "RawSQL") == []
    assert shells == []
    assert [
        place(path)
        for path in python_modules(*OURS)
        if re.search(r"shell\s*=\s*True", path.read_text(encoding="utf-8"))
    ] == []


def test_no_template_is_made_of_text():
    made = [where for where, name, _call in calls() if name == "Template"]

    assert made == []
    assert called("from_string") == []


@pytest.mark.parametrize("module", ["pickle", "marshal", "shelve", "xml", "lxml"])
def test_no_object_is_read_from_bytes(module):
    # saxutils only escapes; it reads nothing.
    found = [found for found in imported() if found[1] != "xml.sax.saxutils"]

    assert [name for name in found if name[1].partition(".")[0] == module] == []
    assert called("unsafe_load", "full_load") == []


def test_the_service_has_no_client_for_the_network():
    clients = (
        "requests",
        "httpx",
        "urllib3",
        "aiohttp",
        "http.client",
        "urllib.request",
        "smtplib",
    )

    assert [found for found in imported() if found[1].startswith(clients)] == []
