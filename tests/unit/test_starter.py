"""The starter edition holds the whole dossier, and its loader names what is broken, and where."""

import re

import pytest

from evidence.core import snapshot
from evidence.core.plain import to_plain
from evidence.core.problems import problems
from evidence.core.references import named_entries
from evidence.core.vocabulary import Certainty, Checked, Group, Side
from evidence.starter import (
    StarterError,
    curators_notes,
    general_notes,
    read_starter,
    starter_catalogue,
)

ARTICLES_NUMBERS = re.compile(
    r"\b(33|45|46)(\.\d+)? ?(%|percent|per cent|per 100|(for|of|out of|in) (every )?100)"
)
TOLD_WITH_A_LABEL = ("reference_checks ", "inconsistencies ", "claim_traces ", "claims ")
# The article's 46 percent is one of the stories people tell, and is labelled as one.
STORY = "community_themes T07"
# A graft study's 33 percent and a PRP series' 45 of 100 are figures of their own sources.
NOT_THE_ARTICLES = {"studies ST17", "findings prp_alone-b2", "options prp_alone"}

COLOPHON = """colophon:
  compiled_on: '2026-11-22'
  authors: A
  funding: B
  search_scope: C
  update_policy: D
  review_due_on: '2027-05-22'
"""


@pytest.fixture(scope="module")
def starter():
    return starter_catalogue()


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("sources", 178),
        ("studies", 18),
        ("reviews", 10),
        ("registered_trials", 12),
        ("jurisdictions", 12),
        ("legal_points", 5),
        ("harms", 15),
        ("zero_events", 3),
        ("precautions", 16),
        ("warning_signs", 12),
        ("after_treatment_signs", 4),
        ("prices", 24),
        ("prices_not_found", 7),
        ("price_tips", 4),
        ("options", 16),
        ("ingredients", 7),
        ("orders_of_size", 8),
        ("gap_types", 15),
        ("gaps", 90),
        ("clinic_questions", 46),
        ("reference_checks", 4),
        ("inconsistencies", 17),
        ("claim_traces", 9),
        ("community_themes", 10),
    ],
)
def test_nothing_of_the_dossier_is_lost_or_added(starter, kind, number):
    assert len(getattr(starter, kind)) == number


def test_four_of_the_studies_are_not_exosomes(starter):
    assert [study.key for study in starter.studies if not study.is_exosome] == [
        "ST15",
        "ST16",
        "ST17",
        "ST18",
    ]


def test_eleven_exosome_studies_are_about_pattern_hair_loss(starter):
    about = [s for s in starter.studies if s.is_exosome and s.pattern_hair_loss is not False]

    assert len(about) == 11


def test_ten_options_are_comparators(starter):
    others = [option for option in starter.options if option.group is Group.OTHER_CHOICE]

    assert len(others) == 10


def test_comparators_keep_their_27_benefits_and_24_harms(starter):
    keys = [finding.key for finding in starter.findings]

    assert len([key for key in keys if re.search(r"-b\d$", key)]) == 27
    assert len([key for key in keys if re.search(r"-h\d$", key)]) == 24


def test_every_gap_type_is_told_for_every_exosome_method(starter):
    methods = [o.key for o in starter.options if o.group is Group.EXOSOME_METHOD]
    told = {(gap.gap, gap.method) for gap in starter.gaps}

    assert told == {(kind.key, method) for kind in starter.gap_types for method in methods}


def test_methods_without_a_study_say_so_for_benefit_and_harm(starter):
    for method in ("topical_alone", "injection_plus_prp", "compounded_topical"):
        empty = [
            finding
            for finding in starter.findings
            if finding.option == method and finding.certainty is Certainty.NO_EVIDENCE
        ]
        assert [finding.side for finding in empty] == [Side.BENEFIT, Side.HARM]
        assert all(f.text.startswith("No study in people measured") for f in empty)


def test_no_near_relative_counts_as_evidence_for_an_option(starter):
    exosomes = {study.key for study in starter.studies if study.is_exosome}

    assert {finding.study for finding in starter.findings if finding.study} <= exosomes
    assert {key for option in starter.options for key in option.studies} <= exosomes


def test_every_uncontrolled_study_says_so_in_plain_words(starter):
    for study in starter.studies:
        if study.is_exosome and study.control in ("none", "none described"):
            assert "no comparison group" in study.plain_summary


def test_every_source_is_cited_by_something(starter):
    cited = {
        key
        for _, entry in named_entries(starter)
        for part in (entry, *getattr(entry, "entries", ()))
        for key in getattr(part, "sources", ())
    }

    assert cited == set(starter.source)


def test_only_a_page_read_in_full_is_called_checked(starter):
    checked = [source for source in starter.sources if source.checked is Checked.CHECKED]

    assert checked
    assert {source.read for source in checked} == {"full page"}


def test_the_articles_references_are_the_only_untraced_ones(starter):
    assert [check.checked for check in starter.reference_checks] == [
        Checked.NOT_TRACED,
        Checked.NOT_TRACED,
        Checked.NOT_TRACED,
        Checked.WRONG_DETAILS,
    ]
    assert not {source.checked for source in starter.sources} & {
        Checked.NOT_TRACED,
        Checked.WRONG_DETAILS,
    }


def test_addresses_of_mirrors_stay_with_the_curators(starter):
    edition = snapshot.dumps(starter)
    notes = curators_notes()

    assert set(notes) == set(starter.source)
    for key, source in starter.source.items():
        own = {source.regulator_url} | {part.value for part in source.identifiers}
        if notes[key].read_at not in own:
            assert f'"{notes[key].read_at}"' not in edition


def test_general_notes_say_what_could_not_be_verified():
    missing = [note for note in general_notes() if note.about == "could not be verified"]

    assert len(missing) == 12


def test_the_articles_numbers_stand_only_where_they_are_labelled(starter):
    holding = {
        name
        for name, entry in named_entries(starter)
        if ARTICLES_NUMBERS.search(str(to_plain(entry))) and not name.startswith(TOLD_WITH_A_LABEL)
    }

    assert holding - NOT_THE_ARTICLES == {STORY}


def test_patient_texts_of_findings_are_short_and_free_of_bare_percentages(starter):
    texts = [finding.text for finding in starter.findings]
    texts += [study.plain_summary for study in starter.studies]
    texts += [harm.plain_summary for harm in starter.harms]

    for text in texts:
        sentences = re.split(r"(?<=[.?!]) ", text)
        assert max(len(sentence.split()) for sentence in sentences) <= 20, text
        # The strength of a liquid is the one number people know by its percent sign.
        assert not re.search(r"percent|\d ?%(?! (liquid|foam|minoxidil|than))", text), text


def test_the_starter_has_no_problems(starter):
    assert problems(starter) == []


def test_the_starter_survives_its_snapshot(starter):
    assert snapshot.loads(snapshot.dumps(starter)) == starter


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


def test_what_an_entry_leaves_out_is_not_stated(starter):
    seed = starter.source["SEED"]

    assert seed.authors is None
    assert seed.identifiers == ()
