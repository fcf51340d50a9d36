"""The worked examples, unfolded: what a summary must say, aspect by aspect, option by option."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests import yaml_files

Line = dict[str, Any]

CASES = yaml_files.read(Path(__file__).parent / "example_cases.yaml")["cases"]

ASPECTS = (
    "stop",
    "notices",
    "warnings",
    "status",
    "past_limits",
    "reasons",
    "fit",
    "already_using",
    "offer",
    "ask_first",
    "claims",
    "regulation",
    "would_change",
)


def expected_of(case: dict[str, Any]) -> dict[str, Any]:
    """Each aspect as the example gives it; the examples allow one status and one fit an option."""
    expect = case["expect"]
    status = by_option(expect["statuses"], lambda line: line["in"][0])
    keys = list(status)
    return {
        "stop": expect["stop"],
        "notices": expect["notices"],
        "warnings": expect["warnings"],
        "status": status,
        "past_limits": {key: past_limits_of(expect["past_limits"], key) for key in keys},
        "reasons": listed_by_option(expect["reasons"], keys, reason_of),
        "fit": by_option(expect["cost"], lambda line: line["in"][0]),
        "already_using": {key: key in expect["already_using"] for key in keys},
        "offer": expect["offer"],
        "ask_first": expect["ask_first"],
        "claims": expect["claims"],
        "regulation": listed_by_option(expect.get("regulation", []), keys, row_of),
        "would_change": listed_by_option(expect["would_change"], keys, change_of),
    }


def told_by(summary: dict[str, Any]) -> dict[str, Any]:
    """The same aspects of a reduced summary."""
    options = summary["options"]
    return {
        "stop": summary["stop"],
        "notices": summary["notices"],
        "warnings": summary["warnings"],
        "status": {key: option["status"] for key, option in options.items()},
        "past_limits": {key: option["past_limits"] for key, option in options.items()},
        "reasons": {key: option["reasons"] for key, option in options.items()},
        "fit": {key: option["cost"]["fit"] for key, option in options.items()},
        "already_using": {key: option["already_using"] for key, option in options.items()},
        "offer": summary["offer"],
        "ask_first": summary["ask_first"],
        "claims": summary["claims"],
        "regulation": {key: option["regulation"] for key, option in options.items()},
        "would_change": {key: option["would_change"] for key, option in options.items()},
    }


def by_option(lines: list[Line], said: Callable[[Line], Any]) -> dict[str, Any]:
    return {option: said(line) for line in lines for option in line["options"]}


def listed_by_option(
    lines: list[Line], keys: list[str], said: Callable[[Line], Any]
) -> dict[str, Any]:
    return {
        key: sorted((said(line) for line in lines if key in line["options"]), key=repr)
        for key in keys
    }


def past_limits_of(lines: list[Line], key: str) -> list[str]:
    """The limits of the line that names the option; an option in no line passes none."""
    named = [line["limits"] for line in lines if key in line["options"]]
    return named[0] if named else []


def reason_of(line: Line) -> tuple[Any, ...]:
    because = tuple((answer["item"], answer["answer"]) for answer in line["because"])
    return (line["kind"], line["rule"], because)


def row_of(line: Line) -> tuple[str, str]:
    return (line["country"], line["in"][0])


def change_of(line: Line) -> tuple[Any, ...]:
    answer = line["answer"]
    return (
        line["item"],
        answer if isinstance(answer, str) else tuple(answer),
        line["status"],
        line["kind"],
    )
