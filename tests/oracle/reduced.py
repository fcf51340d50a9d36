"""A summary in the contract's JSON shape, reduced to the parts the oracle works out."""

from typing import Any


def reduced(summary: dict[str, Any]) -> dict[str, Any]:
    return {
        "stop": None if summary["stop"] is None else summary["stop"]["key"],
        "notices": [notice["key"] for notice in summary["notices"]],
        "warnings": [warning["key"] for warning in summary["warnings"]],
        "options": {option["key"]: reduced_option(option) for option in summary["options"]},
        "offer": summary["offer"],
        "ask_first": list(summary["ask_first"]),
        "questions": sorted(question["key"] for question in summary["questions"]),
        "claims": {claim["key"]: claim["verdict"] for claim in summary["claims"]},
    }


def reduced_option(option: dict[str, Any]) -> dict[str, Any]:
    cost = option["cost"]
    return {
        "status": option["status"],
        "past_limits": list(option["past_limits"]),
        "reasons": sorted((reduced_reason(reason) for reason in option["reasons"]), key=repr),
        "cost": {
            "fit": cost["fit"],
            "currency": cost["currency"],
            "low": cost["first_year_low"],
            "high": cost["first_year_high"],
        },
        "already_using": option["already_using"],
        "regulation": [(row["country"], row["status"]) for row in option["regulation"]],
        "would_change": sorted(
            (reduced_change(change) for change in option["would_change"]), key=repr
        ),
    }


def reduced_reason(reason: dict[str, Any]) -> tuple[Any, ...]:
    because = tuple((answer["item"], answer["answer"]) for answer in reason["because"])
    return (reason["kind"], reason["rule"], because)


def reduced_change(change: dict[str, Any]) -> tuple[Any, ...]:
    answer = change["answer"]
    if not isinstance(answer, str):
        answer = tuple(answer)
    return (change["item"], answer, change["status"], change["kind"])
