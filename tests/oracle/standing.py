"""Why an option stands where it stands: every reason for one person, and the status they give."""

from typing import Any

from tests.oracle.reading import (
    EXOSOME_OPTIONS,
    ITEM_ORDER,
    ITEMS,
    OPTIONS,
    REGULATION,
    RULES,
    STARTER_RULES,
    Answers,
    codes_of,
    is_asked,
    is_unknown,
)

Because = tuple[tuple[str, str | None], ...]
Reason = tuple[str, str | None, Because]

# Worst first: the first that holds wins.
STATUSES = ["not_suitable", "check_first", "can_discuss"]

STATUS_OF_KIND = {
    "safety": "not_suitable",
    "caution": "check_first",
    "unknown": "check_first",
}


def options_in_use(heard: Answers) -> list[str]:
    options = STARTER_RULES["already_using"]
    return [options[code] for code in heard.get("regimen", []) if code in options]


def rule_reason(rule: dict[str, Any], heard: Answers) -> Reason | None:
    """The reason a rule gives, if all its lines hold or are unknown; None if one line is false."""
    unknown_lines = []
    holding_lines = []
    for item in sorted(rule["when"], key=ITEM_ORDER.index):
        if not is_asked(item, heard):
            return None
        if is_unknown(item, heard):
            said = codes_of(heard.get(item))
            unknown_lines.append((item, said[0] if said else None))
            continue
        said = codes_of(heard[item])
        matching = [code for code in rule["when"][item] if code in said]
        if not matching:
            return None
        matching.sort(key=lambda code: place_of_code(item, code))
        holding_lines += [(item, code) for code in matching]
    if unknown_lines:
        return ("unknown", rule["id"], tuple(unknown_lines + holding_lines))
    if rule["effect"] == "not_suitable":
        return ("safety", rule["id"], tuple(holding_lines))
    if rule["effect"] == "check_first":
        return ("caution", rule["id"], tuple(holding_lines))
    return ("stop", rule["id"], tuple(holding_lines))


def place_of_code(item: str, code: str) -> int:
    return list(ITEMS[item]["choices"]).index(code)


def is_stopped(heard: Answers) -> bool:
    for rule in RULES:
        if rule["effect"] == "stop":
            reason = rule_reason(rule, heard)
            if reason is not None and reason[0] == "stop":
                return True
    return False


def country_of_treatment(heard: Answers) -> tuple[str, str | None]:
    """The item that decides and its code: where one would be treated, else where one lives."""
    if "treatment_country" in heard:
        return ("treatment_country", heard["treatment_country"])
    return ("country", heard.get("country"))


def regulation_row(country: str | None) -> str | None:
    """The row of the table a country uses, or None without one."""
    if country in REGULATION["eu_members"]:
        return "EU"
    if country in REGULATION["statuses"] or country in ("AE", "TR"):
        return country
    return None


def regulation_status(row: str | None, option: str) -> str:
    # "every AE and TR option is unclear": rows of the evidence that the table does not spell out.
    if row is None or row in ("AE", "TR"):
        return "unclear"
    return str(REGULATION["statuses"][row][option])


def regulation_reason(option: str, heard: Answers) -> tuple[Reason, str] | None:
    """The reason the law gives and the status it brings, for exosome options only."""
    if option not in EXOSOME_OPTIONS:
        return None
    item, country = country_of_treatment(heard)
    status = regulation_status(regulation_row(country), option)
    if status == "unclear":
        return ("unknown", None, ((item, country),)), "check_first"
    if status == "not_approved":
        return ("regulation", None, ((item, country),)), "check_first"
    if status == "prohibited":
        return ("regulation", None, ((item, country),)), "not_suitable"
    return None


def wish_reasons(option: str, heard: Answers) -> list[Reason]:
    broken: list[Reason] = []
    for wish in STARTER_RULES["wishes"]:
        item = wish["item"]
        if is_unknown(item, heard):
            continue
        answer = heard[item]
        asks = STARTER_RULES["options"][option][wish["attribute"]]
        if "at_most" in wish:
            within = asks <= wish["at_most"][answer]
        else:
            within = asks in wish["allows"][answer]
        if not within:
            broken.append(("wish", None, ((item, answer),)))
    return broken


def standings(heard: Answers) -> dict[str, tuple[str, list[Reason]]]:
    """For every option its status and all its reasons; nothing but waiting in a stop."""
    if is_stopped(heard):
        return {"wait": ("can_discuss", [])}
    reasons: dict[str, list[Reason]] = {option: [] for option in OPTIONS}
    statuses: dict[str, list[str]] = {option: ["can_discuss"] for option in OPTIONS}
    in_use = options_in_use(heard)
    for rule in RULES:
        reason = rule_reason(rule, heard)
        if reason is None:
            continue
        for option in rule["options"]:
            if rule.get("except_already_using") and option in in_use:
                continue
            reasons[option].append(reason)
            statuses[option].append(STATUS_OF_KIND[reason[0]])
    for option in OPTIONS:
        law = regulation_reason(option, heard)
        if law is not None:
            reasons[option].append(law[0])
            statuses[option].append(law[1])
        for reason in wish_reasons(option, heard):
            # What a person wants is another question than what is safe and lawful.
            reasons[option].append(reason)
    return {
        option: (min(statuses[option], key=STATUSES.index), reasons[option]) for option in OPTIONS
    }
