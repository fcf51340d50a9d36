"""Every number of the summary has a source with a checked state, on the page or one link away."""

import re
from dataclasses import replace

import pytest

from evidence.core.edition import snapshot
from evidence.starter import starter_catalogue
from tests.editions import put_edition
from tests.people import adults
from tests.proven import unproven, unproven_on
from tests.walking import remember

pytestmark = pytest.mark.django_db
STARTER = starter_catalogue()
PEOPLE = adults()
EACH_TIME = ("P1", "P2", "P5", "P6")
"""Offered for money, breastfeeding, all declined, with a sign; the others in a long run."""
EVERYBODY = [
    pytest.param(key, marks=() if key in EACH_TIME else pytest.mark.soak) for key in PEOPLE
]
LIBRARY = "/evidence/"


class Pages(dict):
    """Pages of the aid by address, each asked for once; those of the library are the same for all."""

    def __init__(self, client, library):
        super().__init__()
        self.client, self.library = client, library

    def __missing__(self, address):
        kept = self.library if address.startswith(LIBRARY) else self
        if address not in kept:
            response = self.client.get(address)
            assert response.status_code == 200, address
            kept[address] = response.content.decode()
        return kept[address]


SEEN = {}


def pages_for(client, answers, library=None):
    signs = answers.get("warning_signs", ["none"])
    remember(client, answers=answers, heard=frozenset(signs))
    return Pages(client, {} if library is None else library)


def unproven_of(pages, answers):
    own = [answers[item]["amount"] for item in ("budget", "offer_price") if item in answers]
    own += [int(years) for years in re.findall(r"\d+", answers.get("age_band", ""))]
    return unproven(pages["/summary/"], pages.__getitem__, own)


@pytest.mark.parametrize("key", EVERYBODY)
def test_each_number_of_a_summary_and_of_the_pages_behind_it_is_proven(client, published, key):
    pages = pages_for(client, PEOPLE[key], SEEN)

    assert unproven_of(pages, PEOPLE[key]) == []
    behind = [url for url in pages if url.startswith("/options/")]
    assert len(behind) > 5
    assert {url: told for url in behind if (told := unproven_on(url, pages.__getitem__))} == {}


def with_entry(kind, key, **told):
    entries = getattr(STARTER, kind)
    assert any(entry.key == key for entry in entries), key
    return replace(
        STARTER,
        **{kind: tuple(replace(it, **told) if it.key == key else it for it in entries)},
    )


PLANTED = {
    "another number in a row": with_entry(
        "options", "finasteride", known="33 more hairs/cm²: 1,553 men, 1 year."
    ),
    "another number of people": with_entry(
        "options", "finasteride", known="21 more hairs/cm²: 1,554 men, 1 year."
    ),
    "another time": with_entry(
        "options", "topical_minoxidil", known="14.7 more hairs/cm²: 5% liquid, men, 52 weeks."
    ),
    "a number of harm": with_entry("options", "prp_alone", harm_brief="pain in 37 of 100"),
    "a number of the offered method": with_entry(
        "options", "injection_plus_prp", known="Nobody knows: 7 people were asked."
    ),
    "how often harm came": with_entry(
        "options", "injection_plus_prp", harm_line="Lumps came to 13 out of 100."
    ),
    "prices without a source": replace(
        STARTER,
        price_tips=(),
        prices=tuple(
            replace(it, sources=()) if it.option == "finasteride" else it for it in STARTER.prices
        ),
    ),
    "a finding without a source": replace(
        STARTER,
        findings=tuple(
            replace(it, sources=()) if it.option == "finasteride" else it for it in STARTER.findings
        ),
    ),
    "an age": with_entry("rules", "R21", brief="too soon to judge before month 7"),
}


@pytest.mark.parametrize(
    "planted",
    [
        pytest.param(one, id=name, marks=pytest.mark.soak if place % 3 else ())
        for place, (name, one) in enumerate(PLANTED.items())
    ],
)
def test_a_planted_number_without_a_source_is_found(client, db, planted):
    """The person takes finasteride and minoxidil, and was offered injections with PRP for money."""
    put_edition(text=snapshot.dumps(planted))
    answers = PEOPLE["P1"] | {"regimen_duration": "under_3_months"}

    assert unproven_of(pages_for(client, answers), answers)


def test_nothing_is_found_where_nothing_was_planted(client, published):
    answers = PEOPLE["P1"] | {"regimen_duration": "under_3_months"}

    assert unproven_of(pages_for(client, answers, SEEN), answers) == []
