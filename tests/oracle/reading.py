"""The three specification files, read as they stand, and the few conditions they hold as prose."""

from pathlib import Path
from typing import Any

from tests import yaml_files

SPEC = Path(__file__).parent / "spec"
UNKNOWN_CODES = ("not_sure", "prefer_not_to_say")
ALONE_CODES = ("none", "not_sure", "prefer_not_to_say")

Answers = dict[str, Any]


def read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml_files.read(SPEC / name)
    return content


QUESTIONNAIRE = read("questionnaire.yaml")
STARTER_RULES = read("starter_rules.yaml")
REGULATION = read("starter_regulation.yaml")

ITEMS: dict[str, dict[str, Any]] = {}
for _step in QUESTIONNAIRE["steps"]:
    for _item in _step["items"]:
        ITEMS[_item["key"]] = _item
ITEM_ORDER = list(ITEMS)

OPTIONS = list(STARTER_RULES["options"])
EXOSOME_OPTIONS = STARTER_RULES["groups"]["exosome"]


def options_of(rule: dict[str, Any]) -> list[str]:
    """The option keys a rule names, its groups unfolded; each option once."""
    # R26 names none: as a stop it has no options, and left unknown it concerns all but waiting.
    named = rule.get("options", ["all_but_wait"])
    found: list[str] = []
    for name in named:
        for option in STARTER_RULES["groups"].get(name, [name]):
            if option not in found:
                found.append(option)
    return found


RULES = [{**rule, "options": options_of(rule)} for rule in STARTER_RULES["rules"]]


def is_asked(item: str, answers: Answers) -> bool:
    """The `asked_when` sentences of the questionnaire, by hand."""
    if item == "pregnancy":
        return bool(answers.get("sex") != "male")
    if item == "regimen_duration":
        used = answers.get("regimen", [])
        return any(code not in ("none", "prefer_not_to_say") for code in used)
    if item in ("offer_source", "offer_label", "offer_price", "offer_claims"):
        return bool(answers.get("offer_method", "none") != "none")
    return True


def answers_heard(answers: Answers) -> Answers:
    """The answers without those of items that are not asked; no offer method counts as none."""
    heard = {}
    for item in ITEM_ORDER:
        if item in answers and is_asked(item, answers):
            heard[item] = answers[item]
    heard.setdefault("offer_method", "none")
    return heard


def codes_of(value: object) -> list[str]:
    """The codes an answer holds: none when absent, one for a choice, each for a choices item."""
    if value is None:
        return []
    if isinstance(value, list):
        return value
    return [str(value)]


def is_unknown(item: str, heard: Answers) -> bool:
    """Asked, and not answered: absent, not sure, or rather not said."""
    if not is_asked(item, heard):
        return False
    codes = codes_of(heard.get(item))
    return not codes or (len(codes) == 1 and codes[0] in UNKNOWN_CODES)


def names_a_code(item: str, codes: list[str], heard: Answers) -> bool:
    """The answer is, or contains, one of the codes; `not_sure` too where it is named."""
    return any(code in codes for code in codes_of(heard.get(item)))
