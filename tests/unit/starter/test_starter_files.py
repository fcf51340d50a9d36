"""A broken starter file is named with its line and the reason, and nothing is loaded."""

import re

import pytest

from evidence.starter import StarterError, read_starter

COLOPHON = """colophon:
  compiled_on: '2026-11-22'
  authors: A
  funding: B
  search_scope: C
  update_policy: D
  review_due_on: '2027-05-22'
"""


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        pytest.param("rules:\n- key: [R1\n", 3, "broken YAML", id="broken"),
        pytest.param("rules: []\nrules: []\n", 2, "'rules' stands twice", id="key twice"),
        pytest.param("harm: []\n", 1, "unknown top-level key 'harm'", id="unknown key"),
        pytest.param("rules: 7\n", 1, "expected a list, found int", id="wrong type"),
        pytest.param("wordings:\n- key: a\n  text: no\n", 3, "wordings[0].text", id="bare no"),
        pytest.param("wordings:\n- key: a\n", 2, "needs 'text'", id="field left out"),
        pytest.param("wordings:\n- key: a\n  tekst: b\n", 2, "no 'tekst'", id="misspelt"),
        pytest.param("gaps: []\nno: []\n", 2, "key False is not text", id="bare no as a key"),
        pytest.param("rules: &a []\nwishes: *a\n", 1, "aliases", id="alias"),
        pytest.param("wordings: !!python/name:os.system []\n", 1, "is not read", id="python tag"),
        pytest.param("rules: [!!python/name:os.system '']\n", 1, "broken YAML", id="python value"),
        pytest.param("rules: \x01\n", 1, "broken YAML", id="control character"),
        pytest.param("a: b\n---\nc: d\n", 2, "broken YAML", id="two documents"),
        pytest.param("", 1, "expected keys with values", id="empty"),
    ],
)
def test_a_broken_file_is_named_with_line_and_reason(tmp_path, text, line, reason):
    others = "\n".join(
        f"{key}: []"
        for key in (
            "options sources rules wishes linked_uses first_year_costs notices warning_signs"
            " precautions question_triggers clinic_questions claims legal_positions eu_members"
            " wordings"
        ).split()
        if not re.search(rf"^{key}:", text, re.MULTILINE)
    )
    (tmp_path / "all_the_rest.yaml").write_text(COLOPHON + others)
    (tmp_path / "broken.yaml").write_text(text)

    with pytest.raises(StarterError, match=re.escape(reason)) as caught:
        read_starter(tmp_path)

    assert caught.value.file == tmp_path / "broken.yaml"
    assert caught.value.line == line
    assert f"broken.yaml, line {line}: " in str(caught.value)


def test_a_kind_of_content_stands_in_one_file_only(tmp_path):
    (tmp_path / "a.yaml").write_text("rules: []\n")
    (tmp_path / "b.yaml").write_text("gaps: []\nrules: []\n")

    with pytest.raises(StarterError, match=r"b\.yaml, line 2: 'rules' already stands in a\.yaml"):
        read_starter(tmp_path)


def test_a_forgotten_file_is_not_an_empty_list(tmp_path):
    (tmp_path / "a.yaml").write_text(COLOPHON)

    with pytest.raises(StarterError, match="no file holds 'options'"):
        read_starter(tmp_path)


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"rules: caf\xe9\n")

    with pytest.raises(StarterError, match="cannot be read"):
        read_starter(tmp_path)
