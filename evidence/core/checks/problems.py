"""What keeps a catalogue from being published, each problem as a sentence for curators."""

from collections.abc import Iterator
from datetime import date

from evidence.core.assessment.law import NO_REGULATOR, rests_on_a_regulator
from evidence.core.checks.check import Check
from evidence.core.checks.links import link_problems
from evidence.core.checks.pdf_letters import paper_problems
from evidence.core.checks.products import product_problems
from evidence.core.checks.references import named_entries, repeated_keys, unknown_keys
from evidence.core.checks.topics import topic_problems
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.iso import COUNTRIES, CURRENCIES
from evidence.core.edition.items import ITEM
from evidence.core.edition.rules import Rule
from evidence.core.edition.vocabulary import (
    Certainty,
    Checked,
    ClaimVerdict,
    Direction,
    Effect,
    LegalStatus,
    Side,
    Size,
)
from evidence.core.translations.translatable import translation_problems

NO_DATA = "safety precaution: no data"
WAIT = "wait"
BY_LAW = "by_law"
_EU_AND_ANY = frozenset({"EU", "any"})
_NEEDED_WORDINGS = ("no_country", "no_legal_row", "fill_question_because")


def problems(catalogue: Catalogue) -> list[str]:
    """Everything wrong with the catalogue; empty: it hangs together and may be proved."""
    return [problem for check in CHECKS for problem in check.find(catalogue)]


def _one_sided_options(catalogue: Catalogue) -> Iterator[str]:
    if WAIT not in catalogue.option:
        yield f"options: {WAIT!r} is missing; doing nothing is always a choice"
    for option in catalogue.options:
        told = [finding for finding in catalogue.findings if finding.option == option.key]
        for side in Side:
            if all(finding.side is not side for finding in told):
                yield f"options {option.key}: no {side} finding; say so where no study looked"
        unknowns = [gap for gap in catalogue.gaps if gap.method == option.key]
        if not unknowns and not any(
            finding.size is Size.NOT_KNOWN or finding.direction is Direction.UNCLEAR
            for finding in told
        ):
            yield f"options {option.key}: nothing says what is not known about it"


def _rules_without_ground(catalogue: Catalogue) -> Iterator[str]:
    for name, entry in named_entries(catalogue):
        if name.startswith(("rules ", "notices ")) and not entry.sources:
            if isinstance(entry, Rule) and _signs_speak_for(entry, catalogue):
                continue
            if NO_DATA not in entry.text:
                yield f"{name}: no source, and the text does not say {NO_DATA!r}"
    for rule in catalogue.rules:
        if not rule.when:
            yield f"rules {rule.key}: no line says when it holds"
        if not rule.options and rule.effect is not Effect.STOP:
            yield f"rules {rule.key}: it falls on no option"
        for option in (option for words in rule.words for option in words.options):
            if option not in rule.options:
                yield f"rules {rule.key}: words for {option!r}, on which it does not fall"


def _signs_speak_for(rule: Rule, catalogue: Catalogue) -> bool:
    """A rule about warning signs cites the sources of the sign that was ticked."""
    codes = [code for line in rule.when if line.item == "warning_signs" for code in line.codes]
    signs = [catalogue.warning_sign.get(code) for code in codes]
    return bool(signs) and all(sign and sign.sources for sign in signs)


def _unanswerable_codes(catalogue: Catalogue) -> Iterator[str]:
    signs = {*ITEM["warning_signs"].codes, "under_18"}
    for sign in catalogue.warning_signs:
        if sign.key not in signs:
            yield f"warning_signs {sign.key}: no answer has this code"
    for use in catalogue.linked_uses:
        if use.code not in ITEM["regimen"].codes:
            yield f"linked_uses {use.code}: no answer has this code"
    for claim in catalogue.claims:
        if claim.key not in ITEM["offer_claims"].codes:
            yield f"claims {claim.key}: no answer has this code"
        if claim.verdict not in {*ClaimVerdict, BY_LAW}:
            yield f"claims {claim.key}: {claim.verdict!r} is no verdict"


def _withdrawn_ground(catalogue: Catalogue) -> Iterator[str]:
    # Warnings and rules may rest on it still: a retraction never makes the aid less careful.
    retracted = {key for key, it in catalogue.source.items() if it.checked is Checked.RETRACTED}
    for name, entry in named_entries(catalogue):
        if name.startswith(("findings ", "claims ", "orders_of_size ")):
            for key in retracted.intersection(entry.sources):
                yield f"{name}: source {key!r} was retracted"
    for option in catalogue.options:
        for key in option.studies:
            study = catalogue.study.get(key)
            if study and retracted.intersection(study.sources):
                yield f"options {option.key}: counts study {key!r}, whose source was retracted"


def _approval_without_ground(catalogue: Catalogue) -> Iterator[str]:
    for law in catalogue.legal_positions:
        cited = [catalogue.source[key] for key in law.sources if key in catalogue.source]
        pages = [source.regulator_url for source in cited]
        if law.status is LegalStatus.APPROVED and not rests_on_a_regulator(pages):
            yield f"legal_positions {law.country} {law.option}: {NO_REGULATOR}"


def _dates(catalogue: Catalogue) -> Iterator[str]:
    colophon = catalogue.colophon
    yield from _in_order("colophon", colophon.compiled_on, colophon.review_due_on)
    for law in catalogue.legal_positions:
        name = f"legal_positions {law.country} {law.option}"
        yield from _in_order(name, law.checked_on, law.expires_on)
    for name, entry in named_entries(catalogue):
        if name.startswith(("contacts ", "reporting_routes ", "products ", "topic_answers ")):
            yield from _in_order(name, entry.checked_on, entry.checked_on)
        if due := getattr(entry, "review_due_on", None):
            yield from _in_order(name, due, due)


def _in_order(name: str, first: str, last: str) -> Iterator[str]:
    try:
        if date.fromisoformat(first) > date.fromisoformat(last):
            yield f"{name}: {last} lies before {first}"
    except ValueError:
        yield f"{name}: {first!r} and {last!r} must be dates like 2026-11-22"


def _numbers(catalogue: Catalogue) -> Iterator[str]:
    for finding in catalogue.findings:
        for count in (finding.treated, finding.control):
            if count and not 0 <= count.events <= count.people:
                yield f"findings {finding.key}: {count.events} of {count.people} people"
        if finding.certainty is Certainty.NO_EVIDENCE and (finding.treated or finding.value):
            yield f"findings {finding.key}: a figure, although its certainty is no_evidence"
    for price in catalogue.prices:
        if price.low is not None and price.high is not None and price.low > price.high:
            yield f"prices {price.key}: from {price.low} to {price.high}"
    for cost in catalogue.first_year_costs:
        if not 0 <= cost.low <= cost.high:
            yield f"first_year_costs {cost.option}: from {cost.low} to {cost.high}"
        if cost.currency not in CURRENCIES | {"any"}:
            yield f"first_year_costs {cost.option}: {cost.currency!r} is no currency"


def _missing_wordings(catalogue: Catalogue) -> Iterator[str]:
    asked = {f"open_{line.item}": None for rule in catalogue.rules for line in rule.when}
    for key in (*_NEEDED_WORDINGS, *asked):
        if key not in catalogue.wording:
            yield f"wordings {key}: missing; the summary needs it"


def _unknown_places(catalogue: Catalogue) -> Iterator[str]:
    named = [*catalogue.eu_members]
    named += [entry.country for _, entry in named_entries(catalogue) if hasattr(entry, "country")]
    named += [code for trigger in catalogue.question_triggers for code in trigger.treatment_country]
    for code in dict.fromkeys(named):
        if code is not None and code not in COUNTRIES | _EU_AND_ANY:
            yield f"{code!r} is no country"


CHECKS = (
    Check("keys stand once", repeated_keys, safety=True),
    Check("keys exist", unknown_keys, safety=True),
    Check("options tell both sides", _one_sided_options),
    Check("rules have ground", _rules_without_ground),
    Check("codes can be answered", _unanswerable_codes),
    Check("retracted sources carry nothing", _withdrawn_ground),
    Check("approvals rest on a regulator", _approval_without_ground),
    Check("dates are in order", _dates, safety=True),
    Check("numbers are possible", _numbers),
    Check("wordings are there", _missing_wordings),
    Check("places exist", _unknown_places),
    Check("links lead to the web", link_problems, safety=True),
    Check("letters can be printed", paper_problems),
    Check("translations fit", translation_problems),
    Check("products have ground", product_problems),
    Check("topics have answers", topic_problems),
)
"""What must hold of a catalogue as a whole. A new check goes to the end; see `Check` for how far it blocks."""
