"""What the content version changed: every entry that differs is named, with a reason in plain words."""

import re

import pytest

from evidence.core.checks.wording import problems_in
from evidence.core.edition import snapshot
from evidence.core.edition.diff import compare
from evidence.starter import starter_catalogue
from evidence.starter.content_version import CONTENT_VERSION, VERSIONS, content_changes
from evidence.starter.reading import StarterError
from tests.house.tree import PROJECT

BEFORE = snapshot.loads(
    (PROJECT / f"tests/golden/editions/content_{CONTENT_VERSION - 1}.json").read_text("utf-8")
)
DIFFERENCES = compare(BEFORE, starter_catalogue())
CHANGES = content_changes()


def test_every_entry_that_differs_is_named():
    untold = [
        f"{it.kind} {it.name}"
        for it in DIFFERENCES
        if not any(change.is_about(it.kind, it.name) for change in CHANGES)
    ]

    assert untold == []


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.title)
def test_every_change_is_about_something_that_differs(change):
    assert any(change.is_about(it.kind, it.name) for it in DIFFERENCES)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.title)
def test_every_change_is_told_in_plain_words(change):
    for text in (change.was, change.now, change.why):
        assert not problems_in(text, quoting=True)


def test_a_broken_file_is_named(monkeypatch, tmp_path):
    (tmp_path / "7.yaml").write_text("content_changes:\n- title: No reason\n", "utf-8")
    monkeypatch.setattr("evidence.starter.content_version.VERSIONS", tmp_path)
    content_changes.cache_clear()

    with pytest.raises(StarterError, match=r"7\.yaml.*needs 'entries'"):
        content_changes(7)


def test_the_newest_file_is_the_version_of_the_release():
    assert max(int(path.stem) for path in VERSIONS.glob("*.yaml")) == CONTENT_VERSION


def test_the_colophon_counts_nothing_that_the_next_study_would_change():
    counted = r"\b\d+ (?:sources|reports|studies|reviews|registered|trials)"

    assert re.findall(counted, _scope()) == []


def _scope():
    return " ".join(starter_catalogue().colophon.search_scope.split())
