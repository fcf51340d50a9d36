"""What each reader makes of a file, piece by piece."""

import pytest

from evidence.importing.formats import read
from evidence.importing.records import (
    BAD_IDENTIFIER,
    DUPLICATE_FIELD,
    FIELD_TOO_LONG,
    NESTED,
    NO_END,
    NO_TITLE,
    NOT_HTTP,
    OUTSIDE,
    PACKED,
    TOO_MANY,
    UNKNOWN,
    UNREADABLE,
    Refused,
)
from tests.importing import files

ONE = {
    "RIS": files.ris_record(DO="10.3390/life15030500", TI="A trial of exosomes", AU="Amini, F"),
    "NBIB": files.nbib(),
    "BibTeX": files.bibtex(),
    "CSL-JSON": files.csl(files.csl_item()),
}


def content(text):
    return text if isinstance(text, bytes) else text.encode()


def reasons(text):
    return [(piece.line, piece.reason) for piece in read(content(text)).rejected]


@pytest.mark.parametrize("form", ONE)
def test_every_format_tells_the_same_work(form):
    reading = read(content(ONE[form]))
    (record,) = reading.records

    assert reading.form == form
    assert record.title.rstrip(".") == "A trial of exosomes"
    assert record.authors.startswith("Amini F")
    assert dict(record.identifiers)["doi"] == "10.3390/life15030500"


def test_accents_of_tex_become_letters():
    (record,) = read(files.bibtex(title='Gr{\\"o}{\\ss}e of {DNA}')).records

    assert record.title == "Größe of DNA"
    assert record.authors == "Amini F, Müller J"


def test_a_line_in_latin_1_is_read_beside_lines_in_utf_8():
    latin = files.ris_record(1, TI="Étude").encode("latin-1")
    utf_8 = files.ris_record(2, TI="Größe").encode()

    assert [record.title for record in read(latin + utf_8).records] == ["Étude", "Größe"]


def test_a_file_in_utf_16_is_read():
    (record,) = read(files.ris_record(TI="Größe").encode("utf-16")).records

    assert record.title == "Größe"


def test_a_doi_is_found_in_a_link():
    (record,) = read(
        content(files.ris_record(DO=None, L1="https://doi.org/10.5555/HAIR.9"))
    ).records

    assert record.identifiers == (("doi", "10.5555/HAIR.9"),)


def test_control_and_bidirectional_marks_are_gone_and_markup_stays_text():
    title = "A\u202e <script>alert(1)</script>\x07 trial\u200b"
    (record,) = read(content(files.ris_record(TI=title))).records

    assert record.title == "A <script>alert(1)</script> trial"


def test_only_web_links_are_kept_and_the_curator_is_told():
    (record,) = read(content(files.ris_record(UR="javascript:alert(1)"))).records

    assert record.link == ""
    assert record.remarks == (NOT_HTTP,)


def test_a_malformed_doi_is_left_out_and_named():
    (record,) = read(content(files.ris_record(DO="11.99/no"))).records

    assert record.identifiers == ()
    assert record.remarks == (BAD_IDENTIFIER % {"value": "11.99/no", "scheme": "DOI"},)


def test_a_lone_surrogate_never_reaches_a_database():
    text = rb'[{"title": "A \ud800 trial"}]'

    assert [record.title for record in read(text).records] == ["A trial"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(files.ris_record(TI=None), [(1, NO_TITLE)], id="RIS without a title"),
        pytest.param(
            files.ris_record(1).replace("ER  - ", "") + files.ris_record(2),
            [(1, NO_END)],
            id="RIS without an end",
        ),
        pytest.param("A note\nof two lines\n" + files.ris_record(), [(1, OUTSIDE)], id="RIS text"),
        pytest.param(
            files.ris_record(AB="x" * 20_001), [(1, FIELD_TOO_LONG)], id="RIS field too long"
        ),
        pytest.param("PMID- 1\nTI  - A\n!\n", [(1, UNREADABLE)], id="NBIB with a strange line"),
        pytest.param("a\n\nPMID- 1\nTI  - A\n", [(1, OUTSIDE)], id="NBIB text"),
        pytest.param("@article{a, title={A\n", [(1, NO_END)], id="BibTeX without an end"),
        pytest.param(
            "@article{a, title=" + "{" * 50 + "}" * 51, [(1, NESTED)], id="BibTeX nested braces"
        ),
        pytest.param(
            "@article{a, title={A}}\nstray\ntext\n@article{b}\n",
            [(2, OUTSIDE), (4, NO_TITLE)],
            id="BibTeX text",
        ),
        pytest.param('[{"title": "A"}, {"title', [(1, NO_END)], id="CSL cut off"),
        pytest.param('[{"title": "A"},\n7]', [(2, OUTSIDE)], id="CSL with a number"),
        pytest.param('[{"title": NaN}]', [(1, UNREADABLE)], id="CSL with NaN"),
        pytest.param(
            '[{"title": "A", "title": "B"}]', [(1, DUPLICATE_FIELD)], id="CSL with a field twice"
        ),
        pytest.param(
            '[{"title": ' + "[" * 99 + "]" * 99 + "}]", [(1, NESTED)], id="CSL nested lists"
        ),
    ],
)
def test_what_is_no_record_is_rejected_with_its_line(text, expected):
    assert reasons(text) == expected


def test_entries_with_one_key_are_all_kept():
    text = b"".join(files.bibtex(doi=f"10.5555/a.{n}", key="same") for n in range(50))

    assert len(read(text).records) == 50


def test_names_of_journals_defined_above_are_filled_in():
    text = b'@string{jj = "Journal of Hair"}\n@article{a, title={A}, journal = jj}\n'

    assert read(text).records[0].venue == "Journal of Hair"


@pytest.mark.parametrize("start", [b"MZ", b"PK\x03\x04", b"\x1f\x8b", b"%PDF-1.7", b"\x7fELF"])
def test_a_program_or_archive_is_refused_whatever_it_is_called(start):
    with pytest.raises(Refused, match=PACKED):
        read(start + files.ris_record().encode())


def test_xml_is_refused_unread():
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'

    with pytest.raises(Refused, match="XML"):
        read(bomb)


@pytest.mark.parametrize("text", [b"hello", b"\x00\x01\x02\x03" * 100, b"[1, 2]"])
def test_any_other_text_is_refused(text):
    with pytest.raises(Refused, match=UNKNOWN):
        read(text)


def test_more_than_two_thousand_records_are_refused():
    with pytest.raises(Refused) as refusal:
        read(b"TY  - JOUR\nER  - \n" * 2_001)

    assert refusal.value.reason == TOO_MANY
