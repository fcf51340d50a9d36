"""An edition that an earlier release published is read, proved, summarised and published again."""

import hashlib
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import call_command

from evidence.core.assessment.answers_file import profile_from_answers
from evidence.core.assessment.assess import assess
from evidence.core.edition import snapshot
from evidence.core.proof.prove import prove
from evidence.editions.gate import weigh_edition
from evidence.editions.rollback import roll_back
from evidence.models import Edition
from tests.editions import put_edition
from tests.golden.cases import CASES

EDITIONS = Path(__file__).parent / "editions"
DIGESTS = {
    "content_1.json": "5c6c53ea124f5e03e19e817c6db64653d9f80dbdd058f8519afec6f4f4cf7869",
}
"""The digest with which each was published: the file may never change."""


@pytest.fixture(scope="module", params=DIGESTS)
def name(request):
    return request.param


@pytest.fixture(scope="module")
def text(name):
    return (EDITIONS / name).read_text(encoding="utf-8")


def test_it_is_read_and_written_back_to_the_same_bytes(name, text):
    again = snapshot.dumps(snapshot.loads(text))

    assert again == text
    assert snapshot.digest(again) == DIGESTS[name] == hashlib.sha256(text.encode()).hexdigest()


def test_it_keeps_every_promise_of_today(text):
    assert prove(snapshot.loads(text)).problems() == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_it_is_summarised_under_the_second_contract(text, case):
    catalogue = snapshot.loads(text)
    profile, _ = profile_from_answers(case["answers"])

    told = assess(profile, catalogue).as_json()

    expected = case["expect"]
    status = {key: line["in"][0] for line in expected["statuses"] for key in line["options"]}
    past = {key: line["limits"] for line in expected["past_limits"] for key in line["options"]}
    assert [option["key"] for option in told["options"]] == list(catalogue.option)
    assert told["ask_first"] == expected["ask_first"]
    for option in told["options"]:
        assert option["past_limits"] == past.get(option["key"], [])
        assert option["status"] in ("can_discuss", "check_first", "not_suitable")
        if option["group"] == "other_choice":
            # The law of some countries has changed since, and no rule on the other choices here.
            assert option["status"] == status[option["key"]]


def test_the_command_prints_it_under_the_second_contract(db, text, tmp_path):
    put_edition(1, text)
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(CASES[0]["answers"]))
    out = io.StringIO()

    call_command("summarise", answers, "--edition", "1", stdout=out)

    told = json.loads(out.getvalue())
    assert (told["contract"], told["edition"]["sha256"]) == (2, snapshot.digest(text))


def test_it_can_be_published_again_with_its_own_digest(db, text, django_user_model):
    put_edition(1, text)
    put_edition(2)
    publisher = django_user_model.objects.create_user("pat")

    assert weigh_edition(Edition.objects.get(number=1)).blocks == ()
    now = datetime(2026, 12, 1, tzinfo=UTC)
    roll_back(1, publisher=publisher, note="Back.", now=now, after=2, sure=True)

    assert Edition.objects.get(number=3).sha256 == snapshot.digest(text)
