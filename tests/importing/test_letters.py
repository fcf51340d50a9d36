"""Every letter of a file ends in a field or in a remark the curator sees, whatever the format."""

import json
import re
import resource
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from evidence.importing.child import CPU_SECONDS
from evidence.importing.formats import read
from evidence.importing.markup import plain
from evidence.importing.reading import read_apart
from evidence.importing.records import Record
from tests.examples import examples

CASES = Path(__file__).parent / "cases"
RIS = ("TI", "T1", "AU", "A1", "A2", "PY", "DA", "JO", "JF", "JA", "J2", "T2", "VL", "IS", "SP", "EP",
       "DO", "UR", "AB", "N1", "N2", "M3", "KW", "PB", "SN", "ZZ", "C1", "ID")  # fmt: skip
NBIB = ("TI", "AU", "FAU", "CN", "DP", "JT", "TA", "VI", "IP", "PG", "AID", "LID", "PMC", "AB", "PT",
        "MH", "RIN", "OT", "ZZ")  # fmt: skip
BIBTEX = ("title", "author", "year", "date", "journal", "booktitle", "volume", "number", "pages",
          "doi", "url", "abstract", "note", "keywords", "eprint", "pmid", "editor", "zz")  # fmt: skip
CSL = ("title", "author", "issued", "container-title", "volume", "issue", "page", "DOI", "URL",
       "abstract", "note", "PMID", "publisher", "language", "custom", "zz")  # fmt: skip
WORDS = st.integers(min_value=0, max_value=10**6).map(lambda number: f"w{number:07d}x")
HOSTILE = st.sampled_from(
    ["%", "#", "&", "&amp;", "&amp;lt;", "&nosuch;", "<i>", "</i>", "<sub>", "<script>", "<", ">", "\\foo",
     "\\foo{b}", "\\alpha ", "\\textless ", "{\\textgreater}", '\\"u', "{", "}", "$", "~", '"', "--",
     ":", ";", ",", " and ", "ß", "é", "\u200b", "\u00a0", "@", "=", "\\&", "\\%", "\\\\", "'", "`",
     "(", ")", "[", "]", "|", "^", "_", " others ", "van der ", "@article{", "TY  - ", "10.5555/"]
)  # fmt: skip
VALUES = st.lists(st.one_of(WORDS, HOSTILE, st.just(" ")), min_size=1, max_size=9).map("".join)


def fields(names):
    return st.lists(st.tuples(st.sampled_from(names), VALUES), max_size=8)


def balanced(text):
    """BibTeX has no way to write a lone brace."""
    depth = 0
    for mark in re.findall(r"\\.|[{}]", text):
        depth += {"{": 1, "}": -1}.get(mark, 0)
        if depth < 0:
            return False
    return depth == 0 and not re.search(r"(?<!\\)(?:\\\\)*\\\Z", text)


def seen(content):
    """What a curator sees of a file, and whether all of it could be read."""
    pieces = read(content).pieces
    records = [piece for piece in pieces if isinstance(piece, Record)]
    texts = [
        " ".join([
            piece.title, piece.authors, str(piece.year), piece.venue, piece.kind, piece.link,
            piece.abstract, *(value for _scheme, value in piece.identifiers), *piece.remarks, *piece.also,
        ])
        for piece in records
    ]  # fmt: skip
    return " ".join(texts), len(records) == len(pieces)


def words(text):
    return set(re.findall(r"w\d{7}x", text))


def holds_every_word(content, values):
    text, whole = seen(content)
    missing = set().union(*map(words, values)) - words(text) if whole else set()
    assert not missing, (missing, text)
    return text, whole


SETTINGS = settings(max_examples=examples(150))


@SETTINGS
@given(fields(RIS), st.sampled_from(["  - ", "  -", " - ", "-"]))
@example([("TI", "w0000001x"), ("TI", "w0000002x")], "  - ")
@example([("M3", "doi: 10.5555/w0000001x"), ("N1", "10.5555/w0000002x")], "  - ")
def test_ris(found, mark):
    lines = [f"TY{mark}JOUR", f"TI{mark}A title", *(f"{tag}{mark}{text}" for tag, text in found)]
    content = "\n".join([*lines, f"ER{mark}", ""]).encode()

    text, whole = holds_every_word(content, [value for _tag, value in found])

    if whole:
        squeezed = text.replace(" ", "")
        for tag, value in found:
            if tag not in ("AU", "A1", "A2"):
                assert plain(value).replace("--", "-").replace(" ", "") in squeezed.replace(
                    "--", "-"
                ) or is_identifier(tag)


def is_identifier(tag):
    """Identifiers are told as they stand, with their codes."""
    return tag in ("DO", "UR", "ID", "DOI", "URL", "PMID", "LID", "AID", "PMC")


@SETTINGS
@given(fields(NBIB))
@example([("AID", "10.5555/w0000001x [doi]"), ("AID", "10.5555/w0000002x [doi]")])
def test_nbib(found):
    lines = ["PMID- 1", "TI  - A title", *(f"{tag:<4}- {text}" for tag, text in found)]

    holds_every_word("\n".join([*lines, ""]).encode(), [value for _tag, value in found])


@SETTINGS
@given(fields(BIBTEX), st.sampled_from(["{}", '""']), st.booleans())
@example([("title", "62% of w0000001x")], "{}", True)
@example([("title", "\\foo{w0000001x} \\cite{w0000002x}")], "{}", True)
@example([("author", "{w0000001x, w0000002x and w0000003x} and w0000004x, w0000005x")], "{}", True)
def test_bibtex(found, marks, one_line):
    kept = [(name, text) for name, text in found if balanced(text)]
    kept = [(name, text) for name, text in kept if marks == "{}" or '"' not in text]
    between = ", " if one_line else ",\n  "
    body = between.join(
        ["@article{key, title={A title}", *(f"{n}={marks[0]}{t}{marks[1]}" for n, t in kept)]
    )

    holds_every_word((body + "}\n").encode(), [value for _name, value in kept])


@SETTINGS
@given(fields(CSL), st.booleans())
@example([("author", "w0000001x"), ("title", "w0000002x")], True)
def test_csl_json(found, nested):
    item = {"title": "A title"}
    for name, text in found:
        if nested and name == "author":
            people = [{"family": text, "given": text, "suffix": text, "ORCID": text}]
            item[name] = [*people, {"literal": text}]
        elif nested:
            item[name] = [text, {"more": text}]
        else:
            item[name] = text

    holds_every_word(json.dumps([item]).encode(), [v for v in item.values() if isinstance(v, str)])


@pytest.mark.parametrize("path", sorted(CASES.glob("*.[bnr]*")), ids=lambda path: path.name)
def test_every_word_of_the_cases_is_seen(path):
    content = path.read_text(encoding="utf-8")
    if path.suffix == ".csv":
        return
    text, whole = seen(content.encode())
    shown = plain(text).casefold()

    assert whole
    for word in re.findall(
        r"[A-Za-z]{5,}", re.sub(r"(?m)^\w+ *-|\\\w+|<[^>]*>|@\w+", " ", content)
    ):
        assert word.casefold() in shown or word in FORMAT_WORDS, word


FORMAT_WORDS = {"article", "author", "title", "journal", "abstract", "string", "Article"}


def records(name):
    return read((CASES / name).read_bytes()).records


def test_a_percent_sign_ends_nothing():
    (record,) = records("percent.bib")

    assert record.title == "Regrowth in 62% of men after 12 weeks"
    assert record.link == "https://example.org/a%20b/c"
    assert record.abstract == "Growth was 62% against 8% in controls."
    assert record.authors == "Silva J"


def test_angle_brackets_of_tex_are_kept_in_titles_and_in_dois():
    (record,) = records("textless_doi.bib")

    assert record.title == "Made up, p < 0.05"
    assert record.identifiers == (("doi", "10.5555/(SICI)1-1(19960101)77:1<1::AID-T1>3.0.CO;2-X"),)


def bib(**fields):
    return (
        "@article{a, title={T}, " + ", ".join(f"{k}={{{v}}}" for k, v in fields.items()) + "}"
    ).encode()


@pytest.mark.parametrize(
    "doi",
    [
        pytest.param(r"10.5555/a{\nosuchname}b", id="a command nobody knows"),
        pytest.param(r"10.5555/a\nosuchname", id="without braces"),
        pytest.param("10.5555/a&lt;b", id="an entity"),
        pytest.param("10.5555/a%2Fb", id="a percent code"),
        pytest.param("10.5555/a\u200bb", id="an invisible mark"),
        pytest.param("10.5555/a{b}c", id="braces within"),
        pytest.param(r"10.5555/a\"u", id="an accent"),
    ],
)
def test_a_doi_that_must_be_decoded_is_refused_and_told(doi):
    (record,) = read(bib(doi=doi)).records

    assert record.identifiers == ()
    assert any("was not taken as DOI" in remark for remark in record.remarks)


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        (r"10.5555/a\_b", "10.5555/a_b"),
        (r"10.5555/a{\_}b", "10.5555/a_b"),
        ("{10.5555/ABC}", "10.5555/ABC"),
        ("https://doi.org/10.5555/a%28b%29", "10.5555/a(b)"),
        ("10.5555/a--b", "10.5555/a--b"),
        ("10.5555/a~b", "10.5555/a~b"),
    ],
)
def test_marks_that_tex_needs_around_letters_are_no_part_of_a_doi(written, doi):
    (record,) = read(bib(doi=written)).records

    assert record.identifiers == (("doi", doi),)


def test_pieces_are_joined_and_a_name_without_its_text_is_told():
    (record,) = records("concat.bib")
    (other,) = read(b"@article{a, title={T}, journal = nosuch # { B}}").records

    assert (record.title, record.venue) == ("First part and second part", "J Derm Suppl")
    assert other.venue == "nosuch B"
    assert any("“nosuch”" in remark for remark in other.remarks)


def test_groups_stay_whole_and_others_are_no_person():
    groups, others = records("group_author.bib")
    (only,) = records("group_only.nbib")
    (mixed,) = records("retracted.nbib")

    assert groups.authors == "Hair and Scalp Study Group, Silva J"
    assert others.authors == "Silva J"
    assert any("and others" in remark for remark in others.remarks)
    assert only.authors == "Hair Loss Study Group"
    assert mixed.authors == "Doe J, Hair Loss Study Group"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Berg, Jan van der", "van der Berg J"),
        ("van der Berg, Jan", "van der Berg J"),
        ("Jan van der Berg", "van der Berg J"),
        ("Jane {de la Cruz}", "de la Cruz J"),
        ("King, Jr, Martin L.", "King ML Jr"),
        ("{World Health Organization}", "World Health Organization"),
        (r"M{\"u}ller, J{\"u}rgen", "Müller J"),
        ("Pelé", "Pelé"),
    ],
)
def test_names_in_every_form_of_bibtex(written, told):
    (record,) = read(bib(author=written)).records

    assert record.authors == told


def test_particles_of_csl_json_are_kept():
    (record,) = records("particles.json")

    assert record.authors == "van der Berg J, von Humboldt A"


def test_markup_and_entities_are_the_letters_they_stand_for():
    (record,) = records("crossref_markup.json")

    assert record.title == "Effects of in vitro H2O & minoxidil"
    assert record.abstract == "Text"
    assert record.kind == "journal article"


def test_tags_without_a_space_are_whole_fields():
    (record,) = records("no_space.ris")

    assert (record.title, record.authors, record.year) == ("Exosomes for hair", "Doe J", 2020)


@pytest.mark.parametrize("tag", ["JA", "J2", "JO", "J1", "JF", "T2"])
def test_every_tag_of_a_journal_is_read(tag):
    text = f"TY  - JOUR\nTI  - T\n{tag}  - Br J Test\nER  - \n".encode()

    assert read(text).records[0].venue == "Br J Test"


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("M3  - doi: 10.5555/abc", True),
        ("M3  - 10.5555/abc", True),
        ("N1  - Seen at https://doi.org/10.5555/abc.", True),
        ("N1  - doi:10.5555/abc; see also doi:10.5555/other", False),
        ("N1  - As in Doe 2020 (10.5555/abc)", False),
    ],
)
def test_a_doi_in_a_note_is_found_where_it_is_the_only_one_and_named_as_one(field, found):
    (record,) = read(f"TY  - JOUR\nTI  - T\n{field}\nER  - \n".encode()).records

    assert record.identifiers == ((("doi", "10.5555/abc"),) if found else ())
    assert any("10.5555/abc" in remark for remark in record.also)


def test_entries_on_one_line_are_all_read():
    text = b"@article{a, title={A}} @article{b, title={B}}, @book(c, title={C})"

    assert [record.title for record in read(text).records] == ["A", "B", "C"]


@pytest.mark.parametrize("end", [b"", b"\n"])
@pytest.mark.parametrize(
    ("one", "two"),
    [
        (b"TY  - JOUR\nTI  - A\nER  - ", b"TY  - JOUR\nTI  - B\nER  - \n"),
        (b"PMID- 1\nTI  - A", b"PMID- 2\nTI  - B\n"),
        (b"@article{a, title={A}}", b"@article{b, title={B}}\n"),
        (b'[{"title": "A"}]', b'[{"title": "B"}]'),
    ],
    ids=["RIS", "NBIB", "BibTeX", "CSL-JSON"],
)
def test_files_that_were_joined_are_read_to_the_end(one, two, end):
    mark = b"\xef\xbb\xbf"

    reading = read(mark + one + end + mark + two)

    assert [record.title for record in reading.records] == ["A", "B"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_file_in_two_bytes_a_letter_is_read(encoding):
    text = "TY  - JOUR\nTI  - Größe of hair and scalp\nER  - \n"

    assert read(text.encode(encoding)).records[0].title == "Größe of hair and scalp"


def test_two_thousand_entries_full_of_tex_stay_within_the_time_limit():
    entry = (
        '@article{{k{n}, author={{M{{\\"u}}ller, J and Silva, Jo{{\\~a}}o}}, title={{Study {n}'
        " \\textit{{in vitro}}, p {{\\textless}} 0.05}}, abstract={{{text}}}}}\n"
    )
    text = "".join(entry.format(n=n, text="Better \\& so on. " * 9) for n in range(2_000))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)

    records = read_apart(text.encode()).records

    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert len(records) == 2_000
    assert records[7].authors == "Müller J, Silva J"
    assert after.ru_utime - before.ru_utime < CPU_SECONDS / 2
