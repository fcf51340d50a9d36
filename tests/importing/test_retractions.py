"""Lists of retractions: every match is flagged at once, and nothing else."""

import io
import resource

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from evidence.core.edition.ledger import Nature
from evidence.core.edition.vocabulary import Checked
from evidence.editions import store
from evidence.editions.local_copy import ledger_lines
from evidence.editions.publish import PublishRefused, mark_source, publish
from evidence.importing.child import CPU_SECONDS
from evidence.importing.notices import flag_matches
from evidence.importing.records import Refused, Rejected
from evidence.importing.retractions import NO_COLUMNS, NO_DATE, NO_NAME, NO_NATURE, read
from evidence.models import LedgerEntry, RetractionCheck, Source
from evidence.presenters.words import dated
from tests.curators import curator
from tests.importing.test_letters import CASES

HEAD = "doi,pmid,nature,date\n"
AMINI = "10.3390/life15030500"
UPLOAD = "/admin/evidence/ledgerentry/notices/"


def rows(text):
    return list(read(io.BytesIO(text.encode())))


def told(text):
    """What became of a table: its rows, or the reason why it was refused."""
    try:
        return ["read", *rows(text)]
    except Refused as refusal:
        return refusal.reason % refusal.values


def flag(text):
    content = text if isinstance(text, bytes) else text.encode()
    outcome = flag_matches(content, by="pat", now=timezone.now())
    store.look_again()
    return outcome


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",,Retraction,2024", NO_NAME),
        ("unavailable,0,Retraction,2024", NO_NAME),
        ("10.5555/a,,,2024", NO_NATURE),
        ("10.5555/a,,Retraction,soon", NO_DATE),
        ("10.5555/a", NO_NATURE),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_its_line(row, reason):
    assert rows(HEAD + row + "\n") == [Rejected(2, reason)]


def test_the_columns_of_retraction_watch_are_known():
    text = (
        "Record ID,Title,OriginalPaperDOI,OriginalPaperPubMedID,RetractionDate,RetractionDOI,"
        'RetractionNature,Reason\n1,"A, b",10.5555/A,7,2/3/2024 0:00,10.5555/r,'
        "Expression of concern,x\n"
    )

    assert rows(text) == [
        {
            "line": 2,
            "doi": "10.5555/A",
            "pmid": "7",
            "nature": "concern",
            "date": "2024-02-03",
            "notice": "https://doi.org/10.5555/r",
        }
    ]


def test_a_table_without_its_columns_is_refused():
    with pytest.raises(Refused, match=NO_COLUMNS):
        rows("a,b,c\n1,2,3\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0\0\0",
        "doi,nature,date\n" + '"' + "x" * 50_000,
        HEAD + "=1+1,@x,-2,+3\n",
        "MZ",
        "\ufeff" + HEAD,
    ],
)
def test_a_damaged_table_never_raises_anything_but_a_refusal(text):
    assert told(text)


def test_a_match_is_flagged_in_the_live_edition_at_once(published, make_source):
    make_source()
    outcome = flag(
        HEAD
        + f"https://doi.org/{AMINI.upper()},,Retraction,2026-11-02\n10.5555/x,,Retraction,2026\n"
    )

    assert outcome.found == 2
    assert [(one.key, one.nature, one.news) for one in outcome.told] == [
        ("AMINI25", "retracted", True)
    ]
    catalogue = store.current_edition().catalogue
    assert catalogue.source["AMINI25"].checked is Checked.RETRACTED
    study = next(study for study in catalogue.studies if "AMINI25" in study.sources)
    assert study.n_enrolled is None


def test_the_same_list_again_writes_nothing(make_source):
    make_source(names=[("doi", AMINI), ("pmid", "7")])
    text = HEAD + f"{AMINI},7,Retraction,2026-11-02\n"
    flag(text)

    assert [one.news for one in flag(text).told] == [False]
    assert LedgerEntry.objects.count() == 1


def test_a_correction_is_no_retraction(make_source):
    make_source()
    outcome = flag(HEAD + f"{AMINI},,Correction,2026\n")

    assert (outcome.others, outcome.told) == (1, ())
    assert not LedgerEntry.objects.exists()


def test_a_reinstatement_takes_the_flag_back(published, make_source):
    make_source()
    flag(HEAD + f"{AMINI},,Retraction,2026-01-01\n{AMINI},,Reinstatement,2026-02-01\n")

    assert store.current_edition().catalogue.source["AMINI25"].checked is not Checked.RETRACTED


def test_a_list_of_sixty_thousand_notices_is_read_within_the_limits(make_source):
    make_source()
    many = "".join(f"10.5555/r.{n},{n + 1},Retraction,2024-01-01\n" for n in range(60_000))

    outcome = flag(HEAD + many + f"{AMINI},,Retraction,2026\n")

    assert (outcome.found, len(outcome.told)) == (60_001, 1)


def test_an_edition_that_rests_on_a_retracted_source_is_not_published(drafts_of_starter):
    flag(HEAD + f"{AMINI},,Retraction,2026\n")

    with pytest.raises(PublishRefused, match=r"AMINI25.*retracted"):
        publish(by="pat", note="", now=timezone.now(), prove=None)


def test_the_page_tells_what_the_list_did(client, make_source):
    make_source()
    client.force_login(curator("pat", is_superuser=True))
    sent = SimpleUploadedFile("list.csv", (HEAD + f"{AMINI},,Retraction,2026\n,,x,\n").encode())

    page = client.post(UPLOAD, {"file": sent}).content.decode()

    assert "flagged now, in every edition" in page
    assert "Line 3" in page


def test_a_program_is_refused_on_the_page(client, db):
    client.force_login(curator("pat", is_superuser=True))

    response = client.post(UPLOAD, {"file": SimpleUploadedFile("list.csv", b"MZ\x90")})

    assert response.status_code == 422
    assert "a program or a packed file" in response.content.decode()


def test_one_source_is_flagged_by_hand_with_a_reason(client, published, make_source):
    source = make_source()
    client.force_login(curator("pat", is_superuser=True))
    address = reverse("admin:evidence_source_mark", args=[source.pk])
    assert "entries of the live edition rest on it" in client.get(address).content.decode()
    assert client.post(address, {"nature": "retracted"}).status_code == 422

    sent = {"nature": "retracted", "reason": "Its journal retracted it.", "told_on": "2026-11-02"}
    assert client.post(address, sent | {"notice": "javascript:alert(1)"}).status_code == 422
    assert client.post(address, sent | {"notice": "https://doi.org/10.1000/r"}).status_code == 302

    entry = LedgerEntry.objects.get()
    assert entry.reason == (
        "Its journal retracted it. Notice of 2026-11-02. https://doi.org/10.1000/r"
    )
    assert Source.objects.get().title


def test_who_may_not_withdraw_may_not_flag(client, make_source):
    source = make_source()
    client.force_login(curator("ada"))

    assert client.get(UPLOAD).status_code == 403
    assert client.get(reverse("admin:evidence_source_mark", args=[source.pk])).status_code == 403


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-01-02", "2026-01-02"),
        ("2026-01-02T10:00:00Z", "2026-01-02"),
        ("2026/1/2", "2026-01-02"),
        ("20260102", "2026-01-02"),
        ("1/2/2026 0:00", "2026-01-02"),
        ("1/2/2026 12:00:00 AM", "2026-01-02"),
        ("13/2/2026", "2026-02-13"),
        ("02.01.2026", "2026-01-02"),
        ("March 1 2024", "2024-03-01"),
        ("1 March 2024", "2024-03-01"),
        ("Mar. 1, 2024", "2024-03-01"),
        ("1st of March, 2024", "2024-03-01"),
        ("1-Mar-2024", "2024-03-01"),
        ("2024 Mar 1", "2024-03-01"),
        ("1. März 2024", "2024-03-01"),
        ("Fri, 01 Mar 2024 10:30:00 GMT", "2024-03-01"),
        ("45352", "2024-03-01"),
        ("45352.5", "2024-03-01"),
        ("March 2024", "2024-03"),
        ("2024-03", "2024-03"),
        ("3/2024", "2024-03"),
        ("2024", "2024"),
        ("3/1/24", "2024-03-01"),
    ],
)
def test_a_date_is_read_in_every_form(written, day):
    assert rows(HEAD + f'10.5555/a,,Retraction,"{written}"\n')[0]["date"] == day


@pytest.mark.parametrize("written", ["soon", "32/13/2024", "2024-13-01", "12345678", "99999"])
def test_what_is_no_date_is_none(written):
    assert rows(HEAD + f"10.5555/a,,Retraction,{written}\n") == [Rejected(2, NO_DATE)]


@pytest.mark.parametrize(
    ("said", "nature"),
    [
        ("Retraction", "retracted"),
        ("RETRACTED", "retracted"),
        ("Partial retraction", "retracted"),
        ("Retract and replace", "retracted"),
        ("Retraction; correction", "retracted"),
        ("Expression of concern", "concern"),
        ("Withdrawal", "concern"),
        ("Withdrawn", "concern"),
        ("Removal", "concern"),
        ("Temporary removal", "concern"),
        ("Something new", "concern"),
        ("Correction and expression of concern", "concern"),
        ("Correction of a withdrawal", "concern"),
        ("Reinstatement", "reinstated"),
        ("Reinstatement of the article", "reinstated"),
        ("Reinstatement refused", "concern"),
        ("Correction; reinstatement", "concern"),
        ("Correction", "other"),
        ("Corrigendum", "other"),
        ("Erratum; correction", "other"),
        ("Publisher correction", "other"),
        ("Addendum", "other"),
    ],
)
def test_only_named_corrections_are_harmless(said, nature):
    assert rows(HEAD + f'10.5555/a,,"{said}",2024\n')[0]["nature"] == nature


@pytest.mark.parametrize(
    "text",
    [
        "doi;nature;date\n10.5555/a;Retraction;2026-01-01\n",
        "doi\tnature\tdate\n10.5555/a\tRetraction\t2026-01-01\n",
        "sep=;\ndoi;nature;date\n10.5555/a;Retraction;2026-01-01\n",
        '"sep=,"\ndoi,nature,date\n10.5555/a,Retraction,2026-01-01\n',
        "\ufeffsep=\t\r\ndoi\tnature\tdate\r\n10.5555/a\tRetraction\t2026-01-01\r\n",
        '"DOI";"Nature";"Date"\n"10.5555/a";"Retraction";"2026-01-01"\n',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_every_mark_between_columns_is_read(text, encoding):
    (row,) = read(io.BytesIO(text.encode(encoding)))

    assert (row["doi"], row["nature"], row["date"]) == ("10.5555/a", "retracted", "2026-01-01")


def shown(key="AMINI25"):
    return store.current_edition().catalogue.source[key]


def numbers():
    """How many people the study of the source had, as patients see it."""
    catalogue = store.current_edition().catalogue
    return next(one for one in catalogue.studies if "AMINI25" in one.sources).n_enrolled


RETRACTION, CONCERN = (
    f"{AMINI},,Retraction,3/1/2025 0:00\n",
    f"{AMINI},,Expression of concern,4/9/2024\n",
)
REINSTATED = f"{AMINI},,Reinstatement,6/1/2025 0:00\n"


@pytest.mark.parametrize(
    "uploads",
    [
        pytest.param([RETRACTION + CONCERN], id="newest first"),
        pytest.param([CONCERN + RETRACTION], id="oldest first"),
        pytest.param([RETRACTION, CONCERN], id="an older list afterwards"),
        pytest.param([CONCERN, RETRACTION], id="a newer list afterwards"),
        pytest.param([RETRACTION + CONCERN, CONCERN, RETRACTION, CONCERN], id="again and again"),
        pytest.param(
            [RETRACTION, f"{AMINI},,Something new,2026-01-01\n"], id="a word nobody knows"
        ),
        pytest.param([RETRACTION, f"{AMINI},,Correction,2026-01-01\n"], id="a correction"),
    ],
)
def test_the_newest_notice_decides_in_whatever_order(published, make_source, uploads):
    make_source()

    for text in uploads:
        flag(HEAD + text)

    assert shown().checked is Checked.RETRACTED
    assert "1 March 2025" in shown().checked_note
    assert numbers() is None


@pytest.mark.parametrize(
    "uploads",
    [[REINSTATED + RETRACTION], [REINSTATED, RETRACTION], [RETRACTION, REINSTATED, RETRACTION]],
)
def test_a_reinstatement_is_not_undone_by_what_is_older(published, make_source, uploads):
    make_source()

    for text in uploads:
        flag(HEAD + text)

    assert shown().checked is Checked.READ_IN_PART
    assert numbers() is not None


def test_a_second_upload_changes_nothing(make_source):
    make_source(names=[("doi", AMINI), ("pmid", "7")])
    content = (CASES / "retractions_newest_first.csv").read_bytes()
    flag(content)
    before = list(LedgerEntry.objects.values_list("pk", "nature", "notice_on"))

    outcome = flag(content)

    assert list(LedgerEntry.objects.values_list("pk", "nature", "notice_on")) == before
    assert [one.news for one in outcome.told] == [False, False]
    assert before[-1][1:] == ("retracted", "2025-03-01")


def test_rows_from_before_dates_had_a_column_are_known_again(make_source):
    make_source()
    reason = "Its journal has doubts about it (notice of 4/9/2024). https://doi.org/10.5555/n"
    mark_source(f"doi:{AMINI}", Nature.CONCERN, reason=reason, by="pat", now=timezone.now())

    assert [one.news for one in flag(HEAD + CONCERN).told] == [False]
    assert [one.news for one in flag(HEAD + RETRACTION).told] == [True]


@pytest.mark.parametrize(
    ("nature", "row", "news"),
    [
        pytest.param(Nature.CONCERN, RETRACTION, True, id="graver than a flag by hand"),
        pytest.param(Nature.RETRACTED, CONCERN, False, id="less grave and older"),
        pytest.param(Nature.REINSTATED, RETRACTION, False, id="older than a decision by hand"),
        pytest.param(Nature.RETRACTED, RETRACTION, False, id="the same"),
    ],
)
def test_a_flag_by_hand_without_a_date_stands_for_its_day(make_source, nature, row, news):
    make_source()
    mark_source("AMINI25", nature, reason="Looked at.", by="pat", now=timezone.now())

    assert [one.news for one in flag(HEAD + row).told] == [news]


@pytest.mark.parametrize("name", ["r_withdrawal.csv", "r_semicolon.csv", "r_words_date.csv"])
def test_the_cases_flag_the_source(published, make_source, name):
    make_source()

    (one,) = flag((CASES / name).read_bytes()).told

    assert one.news
    assert shown().checked in (Checked.CONCERN, Checked.RETRACTED)
    assert one.undecided == (name == "r_withdrawal.csv")


def test_dates_are_told_in_words(published, make_source):
    make_source()

    (one,) = flag((CASES / "r_words_date.csv").read_bytes()).told

    assert one.day == "1 March 2024"
    assert "Notice of 1 March 2024." in shown().checked_note


def test_a_date_with_two_readings_is_told_with_both(make_source):
    make_source()

    (one,) = flag(HEAD + f"{AMINI},,Retraction,3/4/2025\n").told

    assert one.date == "2025-03-04"
    assert "3 April 2025" in one.remark


def test_other_rows_of_the_file_settle_where_the_day_stands(make_source):
    make_source()

    (one,) = flag(HEAD + f"{AMINI},,Retraction,3/4/2025\n10.5555/a,,Retraction,25/12/2024\n").told

    assert (one.date, one.remark) == ("2025-04-03", "")


def test_a_notice_whose_date_nobody_can_read_is_flagged_and_remarked_on(published, make_source):
    make_source()

    (one,) = flag(HEAD + f"{AMINI},,Retraction,soon\n").told

    assert one.news
    assert "“soon”, could not be read" in one.remark
    assert shown().checked is Checked.RETRACTED
    assert [one.news for one in flag(HEAD + f"{AMINI},,Retraction,soon\n").told] == [False]


def test_a_slip_of_the_year_does_not_outrank_what_comes_later(published, make_source):
    make_source()
    flag(HEAD + f"{AMINI},,Expression of concern,2205-01-01\n")

    flag(HEAD + f"{AMINI},,Retraction,2026-12-01\n")

    assert shown().checked is Checked.RETRACTED


def test_a_hundred_thousand_rows_stay_at_half_the_time_limit(make_source):
    make_source()
    filler = "+Made up reason;" * 57
    many = "".join(
        f'{n},"A title, made up",{n % 12 + 1}/{n % 28 + 1}/2024 0:00,10.5555/n.{n},0,1/1/2020 0:00,'
        f"10.5555/o.{n},{n + 1},Retraction,{filler}\n"
        for n in range(100_000)
    )
    text = (CASES / "retractions_newest_first.csv").read_text(encoding="utf-8") + many
    before = resource.getrusage(resource.RUSAGE_CHILDREN)

    outcome = flag(text)

    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert len(text) / 100_002 > 1000
    assert outcome.found == 100_002
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < CPU_SECONDS / 2


def test_patients_read_when_the_list_was_held_against_the_sources(client, published, make_source):
    make_source()
    sources = reverse("evidence:sources")
    assert "We have not yet compared our sources" in client.get(sources).content.decode()

    flag(HEAD + RETRACTION + CONCERN)

    today = dated(timezone.now().date().isoformat())
    page = client.get(sources).content.decode()
    assert f"On {today} we compared our sources with a list of 2 notices" in page


def test_a_list_that_was_refused_was_not_held_against_anything(client, published):
    with pytest.raises(Refused):
        flag("a,b\n1,2\n")

    assert not RetractionCheck.objects.exists()


def test_the_page_asks_a_curator_what_a_word_means(client, make_source):
    source = make_source()
    client.force_login(curator("pat", is_superuser=True))
    sent = SimpleUploadedFile("list.csv", (CASES / "r_withdrawal.csv").read_bytes())

    page = client.post(UPLOAD, {"file": sent}).content.decode()

    assert "Withdrawal" in page
    assert "1 February 2026" in page
    assert reverse("admin:evidence_source_mark", args=[source.pk]) in page
    assert "decide what it means" in page
    assert "A list was last held against the sources" in page


def test_the_kept_ledger_knows_the_date_of_a_notice(make_source):
    make_source()
    flag(HEAD + RETRACTION)
    mark_source("AMINI25", Nature.REINSTATED, reason="Looked at.", by="pat", now=timezone.now())

    dated_line, plain_line = ledger_lines()

    assert dated_line["notice_on"] == "2025-03-01"
    assert "notice_on" not in plain_line
