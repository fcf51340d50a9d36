"""An edition's canonical text: the same catalogue gives the same bytes, and comes back whole."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evidence.core.assessment.assess import assess
from evidence.core.assessment.profile import Profile
from evidence.core.edition import snapshot
from evidence.core.edition.serialisation import ShapeError
from evidence.core.edition.snapshot import SCHEMA, digest, dumps, loads
from evidence.starter import starter_catalogue
from tests.builders import catalogue, law, needle_wish, option, rule

SMALL = catalogue(
    option("serum", exosome=True, name="Sérum"),
    rules=(rule("R", "serum", sex="male"),),
    wishes=(needle_wish(),),
    legal_positions=(law("US", "serum"),),
)


@pytest.mark.parametrize("whole", [SMALL, starter_catalogue()], ids=["small", "starter"])
def test_a_catalogue_comes_back_as_it_was(whole):
    assert loads(dumps(whole)) == whole


def test_the_text_is_canonical():
    text = dumps(SMALL)

    assert text == dumps(replace(SMALL))
    plain = json.loads(text)
    assert text == json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert "Sérum" in text
    assert plain["schema"] == SCHEMA == 1


def test_the_digest_is_of_exactly_these_bytes():
    assert digest("ä") == ("33e6d73fee82904c8d7afb78de1154d1e8dc2a0edb08120e63df5b9385c2d9cc")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "snapshot is not JSON"),
        ("[]", "snapshot schema None, expected 1 to 1"),
        ('{"schema": 2, "catalogue": {}}', "snapshot schema 2, expected 1 to 1"),
        ('{"schema": 1}', "catalogue: expected Catalogue, found nothing"),
        ('{"schema": 1, "catalogue": {}}', "catalogue: Catalogue needs"),
    ],
)
def test_anything_else_is_refused_by_name(text, message):
    with pytest.raises(ShapeError, match=message):
        loads(text)


def test_a_number_that_json_does_not_have_is_refused():
    broken = replace(SMALL, options=(replace(SMALL.options[0], visits=float("nan")),))

    with pytest.raises(ValueError, match="JSON"):
        dumps(broken)


KEPT = Path(__file__).parents[3] / "golden" / "editions"


@pytest.mark.parametrize("number", range(snapshot.FIRST_SCHEMA, snapshot.SCHEMA + 1))
def test_the_first_edition_of_every_schema_stays_readable(number):
    text = (KEPT / f"schema_{number}.json").read_text()

    catalogue = snapshot.loads(text)

    assert json.loads(text)["schema"] == number
    assert "wait" in catalogue.option
    assert catalogue.rules
    assert assess(Profile(country="DE", age_band="35_49"), catalogue).options


def test_every_earlier_schema_has_its_step_to_the_next():
    assert set(snapshot.NEXT_SHAPE) == set(range(snapshot.FIRST_SCHEMA, snapshot.SCHEMA))


def test_an_edition_of_an_earlier_schema_is_read_through_every_step(monkeypatch):
    """Tried with two schemas to come: one renames a list, the next renames it back."""
    text = (KEPT / "schema_1.json").read_text()
    before = snapshot.loads(text)
    steps = {1: renamed("rules", "safety_rules"), 2: renamed("safety_rules", "rules")}
    monkeypatch.setattr(snapshot, "SCHEMA", 3)
    monkeypatch.setattr(snapshot, "NEXT_SHAPE", steps)

    assert snapshot.loads(text) == before
    assert snapshot.loads(snapshot.dumps(before)) == before


def renamed(old, new):
    return lambda plain: {(new if name == old else name): part for name, part in plain.items()}


@pytest.mark.parametrize("number", [0, 2, None, True, "1", 1.0])
def test_a_schema_nobody_knows_is_refused(number):
    text = json.dumps({"schema": number, "catalogue": {}})

    with pytest.raises(ShapeError, match="schema"):
        snapshot.loads(text)
