"""Files with junk in them: whole answers are taken, or nothing is, and no file breaks the reader."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.core.assessment.answers_file import profile_from_answers
from questionnaire.fhir.reader import RefusedError, opened
from questionnaire.fhir.response import response_of
from questionnaire.questions.steps import without_unasked
from questionnaire.visit.visit import Visit
from tests.walking import GIVEN

junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["linkId", "item", "answer", "valueCoding", "code", "system", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def parts(value):
    """Every place in a resource that something else could stand in."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        yield value, key
        if isinstance(inner, dict | list):
            yield from parts(inner)


@given(st.integers(0), junk)
def test_whatever_stands_in_a_file_only_whole_answers_are_taken(place, strange):
    resource = response_of(Visit(answers=GIVEN))
    places = list(parts(resource))
    inside, key = places[place % len(places)]
    inside[key] = strange

    try:
        found = opened(json.dumps(resource).encode())
    except RefusedError:
        return
    profile_from_answers(found.answers)
    assert without_unasked(found.answers) == found.answers


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    with pytest.raises(RefusedError):
        opened(content)
