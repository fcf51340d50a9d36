"""Rules for the text of every tracked file: no loose ends, no places of one machine."""

import re

import pytest

from tests.house.tree import PROJECT, files, lines, place, project_files

# XXX only as a mark: alone it is the currency code for "no currency".
LOOSE_END = re.compile(r"\b(TODO|FIXME|HACK|NotImplementedError|[Ll]orem ipsum)\b|# ?XXX|\bXXX:")
MACHINE = re.compile(
    r"--(extra-)?index-url|pypi\.org|pythonhosted|registry\.npmjs|deb\.debian\.org"
    r"|\"resolved\": *\"http|https?://[^ ]*/simple\b|file:///[o]pt/|(^|[\s\"'=(])/(work|opt|root|farm)/"
)
WORKPLACE = re.compile(r"\.\./shared\b|\b(chatgpt|claude|copilot|llm|subagent)\b", re.IGNORECASE)
EXTENSIONS = (".py", ".html", ".js", ".css", ".md", ".toml", ".yaml", ".yml", ".in", ".txt", ".sh")
THIS = PROJECT / "tests" / "house" / "test_text.py"
# What sources say is quoted as it stands; only the project's own words keep to these rules.
QUOTED = (PROJECT / "evidence" / "starter", PROJECT / "tests" / "oracle" / "spec")


def own_text():
    named = [PROJECT / "Makefile", PROJECT / ".ci" / "run", PROJECT / ".gitignore"]
    found = [*files(*EXTENSIONS), *(path for path in named if path in project_files())]
    return [
        path
        for path in found
        if path != THIS and not any(folder in path.parents for folder in QUOTED)
    ]


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(LOOSE_END, id="loose ends"),
        pytest.param(MACHINE, id="registry hosts and machine paths"),
        pytest.param(WORKPLACE, id="the workplace"),
    ],
)
def test_no_file_holds(pattern):
    found = [
        f"{place(path, number)}: {line.strip()[:80]}"
        for path in own_text()
        for number, line in enumerate(lines(path), start=1)
        if pattern.search(line)
    ]

    assert found == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (LOOSE_END, "# TODO later"),
        # Written with escapes, so that a plain search of the tree finds none of them here.
        (MACHINE, "--index\x2durl https://mirror.example/s\x69mple"),
        (MACHINE, 'path = "/w\x6frk/main"'),
        (WORKPLACE, "see ../shared/spec"),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern, line):
    assert pattern.search(line)
