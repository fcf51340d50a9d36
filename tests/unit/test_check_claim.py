"""`manage.py check_claim` prints what the page says, and refuses what it cannot read by name."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from tests.golden.test_claims import CLAIMS, told

FAIR = next(claim for claim in CLAIMS if claim["id"] == "CL21")


def check(*arguments):
    out, errors = io.StringIO(), io.StringIO()
    try:
        call_command("check_claim", *map(str, arguments), stdout=out, stderr=errors)
        code = 0
    except SystemExit as stop:
        code = stop.code
    return code, out.getvalue(), errors.getvalue()


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "claim.json"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_it_prints_one_verdict_in_the_shape_of_the_contract(published, file):
    code, out, _ = check(file(json.dumps(FAIR["fields"])))

    read = json.loads(out)
    assert code == 0
    assert list(read) == ["verdict", "heading", "text", "study", "finding", "sources"]
    assert read == told(FAIR)
    assert read["heading"] == "One small test found this: 20 men, 16 weeks, very low certainty"
    assert (read["study"], read["verdict"]) == ("ST01", "only_for")


def test_it_reads_a_claim_a_line_and_goes_on_after_a_broken_one(published, file):
    lines = "\n".join((json.dumps(FAIR["fields"]), '{"claim": "magic"}', '{"claim": "painless"}'))

    code, out, _ = check("--jsonl", file(lines))

    first, second, third = map(json.loads, out.splitlines())
    assert (code, first["verdict"], third["verdict"]) == (0, "only_for", "cannot_be_checked")
    assert second == {"errors": ["claim: 'magic' is not a code of it"]}


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("{", 1, id="not JSON"),
        pytest.param("[]", 1, id="no object"),
        pytest.param(b"\xff{}", 1, id="no UTF-8"),
        pytest.param("{}", 1, id="no claim"),
        pytest.param('{"claim": "painless", "claim": "how_soon"}', 1, id="a key twice"),
        pytest.param('{"claim": "painless", "sort": 1}', 1, id="an unknown key"),
        pytest.param('{"claim": "painless", "number": 9.5}', 1, id="a number that is no text"),
        pytest.param('{"claim": "painless", "number": "1e3"}', 1, id="no decimal"),
        pytest.param('{"claim": "painless", "number": "-1"}', 1, id="less than nothing"),
        pytest.param('{"claim": "painless", "months": true}', 1, id="months that are no number"),
        pytest.param('{"claim": "painless", "months": 121}', 1, id="too many months"),
        pytest.param('{"claim": "painless", "doi": "see there"}', 1, id="no DOI"),
        pytest.param('{"claim": "painless", "route": "magic", "unit": 1}', 2, id="two codes"),
        pytest.param('{"claim": ["painless"]}', 1, id="a list"),
        pytest.param('{"claim": "painless", "country": "us"}', 1, id="no country"),
        pytest.param('{"claim": "painless", "product": null}', 1, id="null"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_line_for_each_problem(
    published, file, text, problems
):
    code, out, errors = check(file(text))

    assert (code, out) == (2, "")
    assert len(errors.splitlines()) == problems


def test_it_wants_one_file(published):
    with pytest.raises(CommandError) as refused:
        check()
    assert refused.value.returncode == 2
