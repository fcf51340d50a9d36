"""A stricter reading of our files than FHIR's own: only the shapes that this service writes."""

from evidence.core.edition.iso import COUNTRIES, CURRENCIES
from evidence.core.edition.items import ITEM, Kind
from questionnaire.questions.steps import SECTIONS

SECTION_OF = {section.slug: section for section in SECTIONS}
VALUE = {
    Kind.CHOICE: "valueCoding",
    Kind.CHOICES: "valueCoding",
    Kind.COUNTRY: "valueCoding",
    Kind.MONEY: "valueQuantity",
}


def faults(response):
    """What is not as we write it, in words."""
    if set(response) != {"resourceType", "questionnaire", "status", "item"}:
        yield f"keys {sorted(response)}"
    places = [list(SECTION_OF).index(section["linkId"]) for section in response["item"]]
    if places != sorted(set(places)):
        yield "sections out of order or twice"
    for section in response["item"]:
        if set(section) != {"linkId", "text", "item"} or not section["item"]:
            yield f"section {section['linkId']}"
        for entry in section["item"]:
            yield from entry_faults(entry)


def entry_faults(entry):
    item = ITEM.get(entry["linkId"])
    if item is None:
        yield f"unknown {entry['linkId']}"
    elif item.kind is Kind.SCALES:
        for row in entry.get("item", ()):
            if row["linkId"] not in {f"{item.key}.{code}" for code in item.codes}:
                yield f"row {row['linkId']}"
            if [list(one) for one in row["answer"]] != [["valueInteger"]]:
                yield f"points of {row['linkId']}"
    else:
        if not set(entry) <= {"linkId", "text", "answer"}:
            yield f"keys of {item.key}"
        if item.kind is not Kind.CHOICES and len(entry.get("answer", ())) > 1:
            yield f"several of {item.key}"
        for answer in entry.get("answer", ()):
            yield from value_faults(item, answer)


def value_faults(item, answer):
    if list(answer) != [VALUE[item.kind]]:
        yield f"value of {item.key}"
    elif item.kind is Kind.MONEY:
        quantity = answer["valueQuantity"]
        if set(quantity) != {"value", "unit", "system", "code"}:
            yield f"quantity of {item.key}"
        if quantity["system"] != "urn:iso:std:iso:4217" or quantity["code"] not in CURRENCIES:
            yield f"currency of {item.key}"
    else:
        coding = answer["valueCoding"]
        own = f"urn:exosomes-hair-loss-decision-aid:answers:{item.key}"
        iso = (
            item.kind is Kind.COUNTRY
            and coding["system"] == "urn:iso:std:iso:3166"
            and coding["code"] in COUNTRIES
        )
        if not iso and (coding["system"] != own or coding["code"] not in item.codes):
            yield f"coding of {item.key}"
        if not coding["display"]:
            yield f"no words for {item.key}"
