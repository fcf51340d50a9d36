"""A translation belongs to one text: shown when verified and while the English is the same."""

from dataclasses import replace

import pytest

from evidence.core.checks.wording import PLAIN_FIELDS
from evidence.core.edition import snapshot
from evidence.core.edition.diff import What, compare
from evidence.core.edition.languages import LANGUAGES
from evidence.core.translations.translatable import (
    LOCKED,
    TRANSLATED,
    Standing,
    english_texts,
    standing,
    translation_problems,
)
from evidence.starter import starter_catalogue
from tests.translations import PLACE, SIGN, SURE, URGENT, WRONG_NUMBER, translation

STARTER = starter_catalogue()
ENGLISH = english_texts(STARTER)


def with_translations(*translations):
    return replace(STARTER, translations=translations)


@pytest.mark.parametrize(
    ("made", "found"),
    [
        pytest.param(translation(), Standing.SHOWN, id="verified and the same"),
        pytest.param(translation(verified_on=None), Standing.NOT_VERIFIED, id="not verified"),
        pytest.param(translation(english_sha256="0" * 64), Standing.STALE, id="other English"),
    ],
)
def test_a_translation_stands_by_its_english(made, found):
    assert standing(made, ENGLISH[PLACE]) is found


def test_a_translation_of_a_text_that_is_gone_is_not_shown():
    assert standing(translation(), None) is Standing.GONE


@pytest.mark.parametrize("place", [PLACE, SIGN, SURE])
def test_one_letter_of_the_english_makes_it_stale(place):
    changed = replace(ENGLISH[place], text=f"{ENGLISH[place].text} ")

    assert standing(translation(place), changed) is Standing.STALE


def test_only_the_aid_s_own_words_are_translated():
    beyond = {(kind, name) for kind, names in TRANSLATED.items() for name in names} - {
        (kind, name) for kind, names in PLAIN_FIELDS.items() for name in names
    }

    assert beyond == set()
    assert {text.kind for text in ENGLISH.values()} == {*TRANSLATED, LOCKED}


def test_every_language_has_a_code_of_its_own_and_a_name_in_itself():
    assert len({one.code for one in LANGUAGES}) == len(LANGUAGES)
    assert {one.code for one in LANGUAGES if one.direction == "rtl"} == {"ar", "fa", "ur"}
    assert all(one.native for one in LANGUAGES)


def test_sound_translations_keep_no_edition_back():
    assert list(translation_problems(with_translations(translation()))) == []


@pytest.mark.parametrize(
    ("made", "told"),
    [
        pytest.param(translation(text=WRONG_NUMBER), "numbers 2, 12, 20, 63,", id="a number"),
        pytest.param(translation(language="xx"), "'xx' is no language", id="a language"),
        pytest.param(translation(SURE, "هل أنت متأكد؟"), "no source of the validated", id="locked"),
    ],
)
def test_a_wrong_translation_keeps_the_edition_back(made, told):
    assert told in " ".join(translation_problems(with_translations(made)))


def test_the_same_text_twice_in_one_language_keeps_the_edition_back():
    made = translation()

    assert any(
        "stands 2 times" in told for told in translation_problems(with_translations(made, made))
    )


def test_a_stale_translation_keeps_no_edition_back():
    stale = translation(text=WRONG_NUMBER, english_sha256="0" * 64)

    assert list(translation_problems(with_translations(stale))) == []


def test_an_edition_without_translations_keeps_the_bytes_it_always_had():
    assert '"translations"' not in snapshot.dumps(STARTER)
    assert snapshot.loads(snapshot.dumps(STARTER)) == STARTER


def test_an_edition_with_translations_comes_back_whole_in_its_own_letters():
    whole = with_translations(translation(), translation(SIGN, URGENT))

    assert snapshot.loads(snapshot.dumps(whole)) == whole
    assert URGENT in snapshot.dumps(whole)


def test_a_new_and_a_changed_translation_are_told_between_editions():
    before = with_translations(translation())
    after = with_translations(replace(translation(), text="س"), translation(SIGN, URGENT))

    found = {change.name: change.what for change in compare(before, after)}

    assert found == {f"{PLACE} ar": What.CHANGED, f"{SIGN} ar": What.ADDED}
