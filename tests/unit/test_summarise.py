"""The summarise command prints what the web page shows, and refuses what cannot be read."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from evidence.core.assessment.answers_file import profile_from_answers
from evidence.core.assessment.assess import assess
from evidence.editions import store
from tests.golden.cases import CASES

pytestmark = pytest.mark.django_db


@pytest.fixture
def answers_file(tmp_path):
    def write(text):
        path = tmp_path / "answers.json"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def summarise(*arguments):
    out, errors = io.StringIO(), io.StringIO()
    try:
        call_command("summarise", *map(str, arguments), stdout=out, stderr=errors)
        code = 0
    except SystemExit as stop:
        code = stop.code
    return code, out.getvalue(), errors.getvalue()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_it_prints_the_assessed_summary_under_the_edition(published, answers_file, case):
    code, out, _ = summarise(answers_file(json.dumps(case["answers"])))

    edition = store.current_edition()
    profile, _ = profile_from_answers(case["answers"])
    head = {"number": 1, "published_on": str(edition.published_on), "sha256": edition.sha256}
    assert code == 0
    summary = assess(profile, edition.catalogue).as_json()
    assert json.loads(out) == {"contract": 2, "edition": head, **summary}


def test_it_prints_the_same_bytes_in_whatever_order_the_keys_stand(published, answers_file):
    answers = CASES[2]["answers"]
    _, once, _ = summarise(answers_file(json.dumps(answers)))
    _, again, _ = summarise(answers_file(json.dumps(dict(reversed(answers.items())))))

    assert once == again


def test_it_prints_the_parts_in_the_order_of_the_contract(published, answers_file):
    _, out, _ = summarise(answers_file("{}"))

    assert list(json.loads(out)) == [
        "contract", "edition", "stop", "warnings", "notices", "options", "offer", "ask_first", "questions", "claims",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("{", 1, id="not JSON"),
        pytest.param("[]", 1, id="no object"),
        pytest.param(b"\xff{}", 1, id="no UTF-8"),
        pytest.param('{"budget": {"amount": NaN, "currency": "USD"}}', 1, id="NaN"),
        pytest.param('{"sex": "male", "sex": "female"}', 1, id="a key twice"),
        pytest.param(
            '{"budget": {"amount": 1, "amount": 2, "currency": "USD"}}', 1, id="a key twice, deep"
        ),
        pytest.param('{"sex": "m", "shoe_size": 44, "age_band": null}', 3, id="three problems"),
        pytest.param('{"\\ud800": 1}', 1, id="half a character"),
        pytest.param("[" * 100_000, 1, id="nested too deep"),
    ],
)
def test_answers_that_cannot_be_read_are_refused_a_line_each(
    published, answers_file, text, problems
):
    code, out, errors = summarise(answers_file(text))

    assert (code, out) == (2, "")
    assert len(errors.splitlines()) == problems
    errors.encode()


def test_a_file_that_is_not_there_is_refused(published, tmp_path):
    with pytest.raises(CommandError) as refused:
        summarise(tmp_path / "nothing.json")

    assert refused.value.returncode == 2


def test_each_line_of_a_jsonl_file_gets_its_own_summary_or_its_errors(published, answers_file):
    path = answers_file('{}\n{"sex": "m"}\n\n{"sex": "male"}')
    code, out, errors = summarise("--jsonl", path)

    lines = [json.loads(line) for line in out.splitlines()]
    assert (code, errors) == (0, "")
    assert [sorted(line) == ["errors"] for line in lines] == [False, True, True, False]
    assert lines[1] == {"errors": ["sex: 'm' is not a choice"]}


def test_an_older_edition_gives_its_own_summary_and_a_missing_one_is_named(published, answers_file):
    _, current, _ = summarise(answers_file("{}"))
    _, first, _ = summarise(answers_file("{}"), "--edition", 1)
    assert first == current

    with pytest.raises(CommandError, match="no published edition 7"):
        summarise(answers_file("{}"), "--edition", 7)


def test_without_an_edition_it_says_which_commands_to_run(answers_file):
    with pytest.raises(CommandError, match="load_starter"):
        summarise(answers_file("{}"))
