"""Beside every label stands the value that it names: on screen, on paper and in every export.

`table.yaml` says what must stand where, in the edition of `made_edition.py`, in which no two fields say
the same. A field that is new there needs a row, or a reason in `never_shown.yaml`.
"""

import io
import json
import re
from collections import defaultdict
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core.management import call_command

from evidence.core.edition import snapshot
from questionnaire.fhir.response import file_of
from questionnaire.quotes.offer import Offer, with_offers
from questionnaire.visit.visit import Visit
from tests import pdf, yaml_files
from tests.editions import put_edition
from tests.fhir.uploading import upload
from tests.walking import FORM, GIVEN, cookie_of, post, remember
from tests.web.labels.blocks import page_of, texts
from tests.web.labels.made_edition import (
    DAYS,
    LATER_DAYS,
    OFFERED,
    kinds_of_entries,
    made_catalogue,
)

pytestmark = pytest.mark.django_db
HERE = Path(__file__).parent
CATALOGUE = made_catalogue()
VISIT = {
    **GIVEN,
    "warning_signs": ["patches"],
    "conditions": ["allergies", "low_mood"],
    "treatment_country": "US",
    "needle_tolerance": "injections",
    "budget": {"amount": 1250, "currency": "GBP"},
    "offer_source": "human",
    "offer_label": "injection",
    "offer_claims": [
        "percent_more_hair", "approved_by_regulator", "permanent_result", "price_ends_today",
    ],
}  # fmt: skip
VISITS = {
    "": VISIT,
    "diabetes": {**VISIT, "warning_signs": ["none"], "conditions": ["diabetes_poorly_controlled"]},
    "signs": {
        **VISIT,
        "warning_signs": ["patches", "sudden_loss", "great_distress", "scaling_or_pus"],
    },
    "claims": {
        **VISIT,
        "offer_claims": ["contains_stem_cells", "better_than_minoxidil", "clinically_proven"],
    },
    "blood": {**VISIT, "blood_draw": "yes"},
    "man": {**{k: v for k, v in VISIT.items() if k != "pregnancy"}, "sex": "male"},
}
SENT = {
    "claims, checked": (
        "/claims/",
        {
            "claim": "percent_more_hair",
            "number": "45",
            "unit": "percent",
            "outcome": "hair_count",
            "months": "7",
            "route": OFFERED,
        },
    ),
    "understanding, answered": (
        "/understanding/",
        {"knowledge": "", "knowledge-item-1": "false", "knowledge-item-2": "false"},
    ),
}
"""Pages that come to a form: their address and what is sent."""

OFFER = Offer(
    currency="GBP", price=1511, price_for="session", price_high=1613, sessions=3, weeks_apart=5,
    extras=207, upkeep_sessions=2, upkeep_price=919, deposit=503, refund="nothing",
    deadline="today", name_shown="no", source="human", label="injection", injector="doctor",
)  # fmt: skip
"""A clinic's offer in which every field says something else."""
NO_FIELD = {"Published", "Digest"}
"""Labels beside what the edition's row in the database says, not its content."""


def the_table():
    """Every row as (page, visit, part of the page, path of the entry, fields, label, value)."""
    for part in yaml_files.read(HERE / "table.yaml"):
        for row in part["rows"].splitlines():
            names, label, value = (*map(str.strip, row.split("|")), "", "")[:3]
            yield (
                part["page"], part.get("visit", ""), part.get("within", ""), part["of"],
                tuple(name for name in names.split() if name != "."), label, value,
            )  # fmt: skip


TABLE = tuple(the_table())
NEVER_SHOWN = yaml_files.read(HERE / "never_shown.yaml")
PAGES = sorted({(row[0], row[1]) for row in TABLE})


def entry_at(path):
    """The entry of a path like `studies.0.identifiers.1`."""
    if path == "offer":
        return OFFER
    entry = CATALOGUE
    for name in path.split("."):
        entry = entry[int(name)] if name.isdigit() else getattr(entry, name)
    return entry


def in_words(entry, name):
    """A field as pages tell it: a day in words, everything else as it is."""
    value = getattr(entry, name)
    if name in DAYS | LATER_DAYS and value:
        day = date.fromisoformat(value)
        return f"{day.day} {day:%B %Y}"
    return str(value)


def filled(text, entry):
    """A cell of the table with the entry's own words in it; {=field} is the field as it is stored."""
    text = re.sub(r"\{=(\w+)\}", lambda found: getattr(entry, found[1]), text)
    return re.sub(r"\{(\w+)\}", lambda found: in_words(entry, found[1]), text)


def blocks_of(client, page, visit, folder):
    """The texts of a page or an export, by the part they stand in; "" is the whole of it."""
    if page == "summarise":
        return flattened(summarised(VISITS[visit], folder))
    answers = VISITS[visit]
    heard = frozenset([*answers["warning_signs"], *answers["conditions"]])
    client.cookies[settings.ANSWERS_COOKIE_NAME] = cookie_of(
        with_offers(Visit(answers=answers, heard=heard, edition=1), (OFFER,))
    )
    if page == "answers file":
        told = list(answered(json.loads(post(client, "/answers/download/").content)))
        return lambda _within: told
    if page == "answers file, opened":
        main = page_of(upload(client, file_of(Visit(answers=answers))))
        return lambda _within: texts(main)
    if page in SENT:
        address, sent = SENT[page]
        response = client.post(address, urlencode(sent), content_type=FORM)
    else:
        response = client.get(page)
    assert response.status_code == 200, f"{page}: {response.status_code}"
    if page.endswith(".pdf"):
        printed = " ".join(" ".join(pdf.pages(response.content)).split())
        return lambda _within: [printed]
    if page.endswith(".ris"):
        records = response.content.decode().split("ER  -")
        return lambda within: next(
            [part for line in record.splitlines() for part in line.split("  - ")]
            for record in records
            if f"ID  - {within}\n" in record
        )
    if page.endswith(".json"):
        return flattened(json.loads(response.content))
    main = page_of(response)
    return lambda within: texts(main.get_element_by_id(within) if within else main)


def answered(resource):
    """The questions of a FHIR file, each with its answers as they are displayed."""
    for item in resource.get("item", ()):
        yield item["text"]
        for answer in item.get("answer", ()):
            ((_kind, value),) = answer.items()
            if isinstance(value, dict):
                value = value.get("display") or f"{value['value']} {value['code']}"
            yield str(value)
        yield from answered(item)


def flattened(plain):
    """JSON as texts: the path of each value, then the value, of the part at a path."""

    def walk(value, path):
        if isinstance(value, dict):
            rows = value.items()
        elif isinstance(value, list):
            rows = enumerate(value)
        else:
            yield path
            yield str(value)
            return
        for name, one in rows:
            yield from walk(one, f"{path}.{name}" if path else str(name))

    def part(within):
        held = plain
        for name in within.split(".") if within else ():
            held = held[int(name)] if name.isdigit() else held[name]
        return list(walk(held, ""))

    return part


def summarised(answers, folder):
    """What `manage.py summarise` prints for these answers."""
    file, printed = folder / "answers.json", io.StringIO()
    file.write_text(json.dumps(answers), encoding="utf-8")
    call_command("summarise", str(file), stdout=printed)
    return json.loads(printed.getvalue())


def missing(blocks, label, value):
    """What is wrong where the value does not stand beside its label; empty where it does."""
    if value.startswith("!"):
        return f"“{value[1:]}” stands there" if value[1:] in " ".join(blocks) else ""
    said = [block.casefold() for block in blocks]
    wanted = value.casefold()

    def fits(block):
        return wanted[1:] in block if wanted.startswith("~") else block == wanted

    if not label:
        return "" if any(map(fits, said)) else f"“{value}” stands nowhere"
    before = label.casefold().split(" > ")
    beside = [
        said[place]
        for place in range(len(before), len(said))
        if said[place - len(before) : place] == before
    ]
    if any(map(fits, beside)):
        return ""
    return f"beside “{label}” stands {beside or 'nothing'}, not “{value}”"


@pytest.fixture
def edition():
    return put_edition(text=snapshot.dumps(CATALOGUE))


@pytest.fixture(scope="session")
def seen():
    """What was read of each page: each is made once."""
    return {}


@pytest.fixture
def blocks(client, tmp_path, seen):
    """A function that gives the texts of a page, of each part of it."""

    def of(page, visit):
        if (page, visit) not in seen:
            put_edition(text=snapshot.dumps(CATALOGUE))
            seen[page, visit] = blocks_of(client, page, visit, tmp_path)
        return seen[page, visit]

    return of


def named(row):
    """What a row is about, for the name of its test."""
    page, visit, _within, path, names, label, value = row
    fields_of = f"{type(entry_at(path)).__name__}.{'/'.join(names)}" if names else "the visit"
    return f"{visit}{page} {fields_of} beside {filled(label or value, entry_at(path)) or 'nothing'}"


@pytest.mark.parametrize(
    ("page", "visit", "within", "path", "names", "label", "value"), TABLE, ids=map(named, TABLE)
)
def test_beside_each_label_stands_its_own_value(
    blocks, page, visit, within, path, names, label, value
):
    entry = entry_at(path)
    wanted = filled(value or f"{{{names[0]}}}", entry)

    assert missing(blocks(page, visit)(filled(within, entry)), filled(label, entry), wanted) == ""


def test_every_field_of_an_edition_and_of_an_offer_has_a_row_or_a_reason():
    told = defaultdict(set)
    for _page, _visit, _within, path, names, _label, _value in TABLE:
        told[type(entry_at(path)).__name__].update(names)
    kinds = {**kinds_of_entries(), "Offer": tuple(vars(OFFER))}
    fields = {f"{kind}.{name}" for kind, names in kinds.items() for name in names}
    rows = {f"{kind}.{name}" for kind, names in told.items() for name in names}

    assert sorted(fields - rows - set(NEVER_SHOWN)) == []
    assert sorted((rows | set(NEVER_SHOWN)) - fields) == []
    assert sorted(rows & set(NEVER_SHOWN)) == []
    assert all(NEVER_SHOWN.values())


def test_the_open_data_hold_every_field_under_its_own_name(client, edition):
    held = json.loads(client.get("/evidence/editions/1/edition.json").content)["catalogue"]

    def differing(entry, plain, where):
        if is_dataclass(entry):
            for field in fields(entry):
                value = getattr(entry, field.name)
                if value != field.default or field.name in plain:
                    yield from differing(value, plain.get(field.name), f"{where}.{field.name}")
        elif isinstance(entry, tuple):
            assert len(entry) == len(plain or ()), where
            for place, (one, other) in enumerate(zip(entry, plain or (), strict=True)):
                yield from differing(one, other, f"{where}.{place}")
        elif entry != plain:
            yield f"{where}: {plain}, not {entry}"

    assert list(differing(CATALOGUE, held, "")) == []


def labels_on(page):
    """Every term that a page sets beside a value."""
    return {" ".join(term.text_content().split()) for term in page_of(page).xpath(".//dt")}


@pytest.mark.parametrize("page", sorted({page for page, _visit in PAGES if page.endswith("/")}))
def test_no_label_is_without_a_row(client, edition, page):
    remember(client, answers=VISIT, heard=frozenset(["patches", "allergies", "low_mood"]))
    rows = {
        part.casefold()
        for _page, _visit, _within, path, names, label, value in TABLE
        for cell in (label, value or f"{{{names[0]}}}")
        for part in [filled(cell, entry_at(path))]
    }
    found = {label for label in labels_on(client.get(page)) if label.casefold() not in rows}

    assert found - NO_FIELD == set()
