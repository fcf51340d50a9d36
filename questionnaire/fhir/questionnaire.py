"""The questionnaire as a FHIR R4 Questionnaire: what is asked, how, and when."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from evidence.core.edition.iso import COUNTRIES as COUNTRY_CODES
from evidence.core.edition.items import ITEM, NONE, Item, Kind
from evidence.presenters.money_and_countries import country_name
from questionnaire.fhir.naming import (
    COUNTRIES,
    QUESTIONNAIRE,
    VERSION,
    Resource,
    row_of,
    system_of,
)
from questionnaire.questions import POINTS, QUESTIONS
from questionnaire.questions.steps import SECTIONS, STEPS, Section

EXTENSIONS = "http://hl7.org/fhir/StructureDefinition/"
CURRENCY_CODES = "http://hl7.org/fhir/ValueSet/currencies"
FHIR_TYPE = {
    Kind.CHOICE: "choice",
    Kind.CHOICES: "choice",
    Kind.COUNTRY: "choice",
    Kind.MONEY: "quantity",
    Kind.SCALES: "group",
}


def questionnaire_resource() -> Resource:
    """Every question in the words of the pages, in the reader's language."""
    return {
        "resourceType": "Questionnaire",
        "url": QUESTIONNAIRE,
        "version": VERSION,
        "name": "ExosomesForHairLoss",
        "title": _("Exosomes for hair loss: a decision aid"),
        "status": "active",
        "subjectType": ["Patient"],
        "item": [_section(section) for section in SECTIONS],
    }


def coding_of(item: Item, code: str) -> Resource:
    """One answer as a Coding, with the words of its choice."""
    labels = QUESTIONS[item.key].labels
    if item.kind is Kind.COUNTRY and code not in item.codes:
        return {"system": COUNTRIES, "code": code, "display": country_name(code)}
    return {"system": system_of(item.key), "code": code, "display": str(labels[code])}


def _section(section: Section) -> Resource:
    keys = [key for step in STEPS if step.section is section for key in step.keys]
    return {
        "linkId": section.slug,
        "text": str(section.title),
        "type": "group",
        "item": [_item(ITEM[key]) for key in keys],
    }


def _item(item: Item) -> Resource:
    question = QUESTIONS[item.key]
    asked: Resource = {"linkId": item.key, "text": str(question.legend)}
    asked["type"] = FHIR_TYPE[item.kind]
    if when := _asked_when(item.key):
        asked["enableWhen"] = when
    if len(when) > 1:
        asked["enableBehavior"] = "all" if item.key.startswith("offer_") else "any"
    if item.kind is Kind.SCALES:
        return {**asked, "item": [_row(item, code) for code in item.codes]}
    asked["required"] = question.required
    if item.kind is Kind.CHOICES:
        asked["repeats"] = True
    if item.kind is Kind.MONEY:
        extension = f"{EXTENSIONS}questionnaire-unitValueSet"
        return {**asked, "extension": [{"url": extension, "valueCanonical": CURRENCY_CODES}]}
    return {**asked, "answerOption": list(_options(item))}


def _options(item: Item) -> Iterable[Resource]:
    codes = [*item.codes]
    if item.kind is Kind.COUNTRY:
        codes += sorted(COUNTRY_CODES)
    for code in codes:
        option: Resource = {"valueCoding": coding_of(item, code)}
        if item.kind is Kind.CHOICES and code in item.exclusive:
            alone = {"url": f"{EXTENSIONS}questionnaire-optionExclusive", "valueBoolean": True}
            option["extension"] = [alone]
        yield option


def _row(item: Item, code: str) -> Resource:
    bounds = (("minValue", min(POINTS)), ("maxValue", max(POINTS)))
    return {
        "extension": [{"url": EXTENSIONS + name, "valueInteger": point} for name, point in bounds],
        "linkId": row_of(item.key, code),
        "text": str(QUESTIONS[item.key].labels[code]),
        "type": "integer",
    }


def _asked_when(key: str) -> list[Resource]:
    """The same conditions as `evidence.core.edition.items.is_asked`; a test compares the two."""
    if key == "pregnancy":
        # FHIR's "!=" needs an answer to compare: without one the question is asked too.
        return [_when("sex", "!=", "male"), _exists("sex", False)]
    if key == "regimen_duration":
        in_use = [c for c in ITEM["regimen"].codes if c not in (NONE, "prefer_not_to_say")]
        return [_when("regimen", "=", code) for code in in_use]
    if key.startswith("offer_") and key != "offer_method":
        return [_exists("offer_method", True), _when("offer_method", "!=", NONE)]
    return []


def _when(key: str, operator: str, code: str) -> Resource:
    coding = {"system": system_of(key), "code": code}
    return {"question": key, "operator": operator, "answerCoding": coding}


def _exists(key: str, wanted: bool) -> Resource:
    return {"question": key, "operator": "exists", "answerBoolean": wanted}
