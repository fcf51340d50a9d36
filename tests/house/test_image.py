"""The Containerfile, as far as it can be looked at without a builder; docs/server.md says what was not tried."""

import re

import pytest

from tests.house.tree import PROJECT

LINES = (PROJECT / "Containerfile").read_text(encoding="utf-8").replace("\\\n", "").splitlines()
STEPS = [line for line in LINES if line and not line.startswith("#")]
IGNORED = (PROJECT / ".dockerignore").read_text(encoding="utf-8").split()


def test_it_has_two_stages_and_the_second_takes_only_what_was_built():
    starts = [place for place, line in enumerate(STEPS) if line.startswith("FROM ")]

    assert len(starts) == 2
    assert [line for line in STEPS[starts[1] :] if line.startswith("COPY")] == [
        "COPY --from=build /srv/decisionaid /srv/decisionaid"
    ]


def test_it_does_not_run_as_root_nor_in_local_mode():
    last = STEPS[max(i for i, line in enumerate(STEPS) if line.startswith("FROM ")) :]
    kinds = [line.split()[0] for line in last]

    assert kinds.index("USER") < kinds.index("CMD")
    assert "USER decisionaid" in last
    assert any("DECISIONAID_MODE=production" in line for line in last if line.startswith("ENV"))


def test_it_installs_as_everybody_does_and_migrates_nothing_by_itself():
    text = "\n".join(STEPS)

    assert "pip install --no-cache-dir --no-deps --require-hashes -r requirements/base.txt" in text
    assert "pip check" in text
    assert "migrate" not in text
    assert "start_check" in text


@pytest.mark.parametrize("kept_out", [".git", "var", ".venv", "staticfiles", "tests"])
def test_what_is_not_the_service_stays_out(kept_out):
    assert kept_out in IGNORED


def test_no_made_up_key_stays_in_it():
    (collecting,) = [line for line in STEPS if "collectstatic" in line]
    folder = re.search(r"DATA_DIR=(\S+)", collecting)[1]

    assert collecting.rstrip().endswith(f"rm -r {folder}")
