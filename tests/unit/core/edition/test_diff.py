"""What two editions differ in."""

from dataclasses import fields, replace

from evidence.core.edition.diff import EntryChange, FieldChange, What, compare
from evidence.starter import starter_catalogue

BEFORE = starter_catalogue()


def test_an_edition_does_not_differ_from_itself():
    assert compare(BEFORE, BEFORE) == ()


def test_a_changed_text_is_told_with_both_wordings():
    first = replace(BEFORE.findings[0], text="Another sentence.")
    after = replace(BEFORE, findings=(first, *BEFORE.findings[1:]))

    assert compare(BEFORE, after) == (
        EntryChange(
            "findings",
            first.key,
            What.CHANGED,
            (FieldChange("text", BEFORE.findings[0].text, "Another sentence."),),
        ),
    )


def test_what_came_and_what_went_are_told_apart():
    gone, *kept = BEFORE.studies
    new = replace(gone, key="ST99")
    after = replace(BEFORE, studies=(*kept, new))

    assert compare(BEFORE, after) == (
        EntryChange("studies", "ST99", What.ADDED),
        EntryChange("studies", gone.key, What.REMOVED),
    )


def test_entries_without_a_key_are_told_by_what_they_are_about():
    first = replace(BEFORE.legal_positions[0], expires_on="2030-01-01")
    after = replace(BEFORE, legal_positions=(first, *BEFORE.legal_positions[1:]))

    (change,) = compare(BEFORE, after)

    assert change.name == f"{first.country} {first.option} {first.exosome_source}"


def test_a_change_of_order_alone_is_no_change():
    after = replace(BEFORE, glossary=BEFORE.glossary[::-1])

    assert compare(BEFORE, after) == ()


def test_the_colophon_is_compared_too():
    after = replace(BEFORE, colophon=replace(BEFORE.colophon, clinician="Dr A. Example"))

    assert compare(BEFORE, after) == (
        EntryChange(
            "colophon",
            "colophon",
            What.CHANGED,
            (FieldChange("clinician", "", "Dr A. Example"),),
        ),
    )


def test_no_two_entries_of_the_starter_hide_each_other():
    # The fields alone: what a catalogue has looked up before stands beside them.
    lists = [part.name for part in fields(BEFORE) if isinstance(getattr(BEFORE, part.name), tuple)]
    empty = replace(BEFORE, **dict.fromkeys(lists, ()))

    assert len(compare(empty, BEFORE)) == sum(len(getattr(BEFORE, name)) for name in lists)
