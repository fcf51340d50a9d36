"""The starter's safety rules in two public rule languages, to compare evaluators on equal work."""

import celpy
import rule_engine

from evidence.core.assessment.profile import Profile
from evidence.core.assessment.three_valued import facts_of, judge_rule
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.rules import Line, Rule

LISTS = ("warning_signs", "conditions", "regimen", "offer_claims")


def ours(catalogue: Catalogue, profile: Profile):
    """Every rule judged, three-valued, from the profile on."""

    def evaluate():
        facts = facts_of(profile)
        return [judge_rule(rule, facts) for rule in catalogue.rules]

    return evaluate


def with_rule_engine(catalogue: Catalogue, profile: Profile):
    """The same lines as rule-engine expressions, two-valued, compiled beforehand."""
    rules = [rule_engine.Rule(_expression(rule, " and ", " or ")) for rule in catalogue.rules]
    facts = _facts(profile)
    return lambda: [rule.matches(facts) for rule in rules]


def with_cel(catalogue: Catalogue, profile: Profile):
    """The same lines in the Common Expression Language, two-valued, compiled beforehand."""
    environment = celpy.Environment()
    programs = [
        environment.program(environment.compile(_expression(rule, " && ", " || ")))
        for rule in catalogue.rules
    ]
    facts = {key: celpy.json_to_cel(value) for key, value in _facts(profile).items()}
    return lambda: [program.evaluate(facts) for program in programs]


def _facts(profile: Profile) -> dict[str, object]:
    return {
        key: list(value or ()) if key in LISTS else (value or "")
        for key, value in vars(profile).items()
        if not key.endswith(("budget", "price"))
    }


def _expression(rule: Rule, both: str, either: str) -> str:
    return both.join(f"({_line(line, either)})" for line in rule.when)


def _line(line: Line, either: str) -> str:
    if line.item in LISTS:
        return either.join(f'"{code}" in {line.item}' for code in line.codes)
    return either.join(f'{line.item} == "{code}"' for code in line.codes)
