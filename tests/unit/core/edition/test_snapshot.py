"""An edition's canonical text: the same catalogue gives the same bytes, and comes back whole."""

import json
from dataclasses import replace

import pytest

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
        ("[]", "snapshot schema None, expected 1"),
        ('{"schema": 2, "catalogue": {}}', "snapshot schema 2, expected 1"),
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
