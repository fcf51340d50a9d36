"""A person's answers as a FHIR R4 QuestionnaireResponse. It names nobody and holds no date."""

import json
from collections.abc import Iterator
from typing import Any

from evidence.core.edition.items import ITEM, Item, Kind
from questionnaire.fhir.naming import CANONICAL, CURRENCIES, Resource, row_of
from questionnaire.fhir.questionnaire import coding_of
from questionnaire.questions import QUESTIONS
from questionnaire.questions.steps import SECTIONS, STEPS, Section, first_open
from questionnaire.visit.visit import Visit


def response_of(visit: Visit) -> Resource:
    """The answers by section. A question without an answer was knowingly left out."""
    is_open = first_open(visit.answers, visit.passed)
    sections = (_section(section, visit) for section in SECTIONS)
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": CANONICAL,
        "status": "in-progress" if is_open else "completed",
        "item": [section for section in sections if section["item"]],
    }


def file_of(visit: Visit) -> bytes:
    """The file a person keeps: the same answers always give the same bytes."""
    return json.dumps(response_of(visit), ensure_ascii=False, indent=1).encode() + b"\n"


def _section(section: Section, visit: Visit) -> Resource:
    return {
        "linkId": section.slug,
        "text": str(section.title),
        "item": list(_items(section, visit)),
    }


def _items(section: Section, visit: Visit) -> Iterator[Resource]:
    for step in STEPS:
        if step.section is not section or not step.is_asked(visit.answers):
            continue
        for key in step.keys:
            told = {"linkId": key, "text": str(QUESTIONS[key].legend)}
            if key in visit.answers:
                yield told | _answered(ITEM[key], visit.answers[key])
            elif step.slug in visit.passed:
                yield told


def _answered(item: Item, answer: Any) -> Resource:
    if item.kind is Kind.SCALES:
        labels = QUESTIONS[item.key].labels
        rows = [
            {
                "linkId": row_of(item.key, code),
                "text": str(labels[code]),
                "answer": [{"valueInteger": answer[code]}],
            }
            for code in item.codes
            if code in answer
        ]
        return {"item": rows}
    if item.kind is Kind.MONEY:
        return {"answer": [{"valueQuantity": _quantity(answer)}]}
    codes = answer if item.kind is Kind.CHOICES else [answer]
    return {"answer": [{"valueCoding": coding_of(item, code)} for code in codes]}


def _quantity(money: Resource) -> Resource:
    code = money["currency"]
    return {"value": money["amount"], "unit": code, "system": CURRENCIES, "code": code}
