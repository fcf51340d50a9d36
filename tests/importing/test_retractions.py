"""Lists of retractions: every match is flagged at once, and nothing else."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from evidence.core.edition.vocabulary import Checked
from evidence.editions import store
from evidence.editions.publish import PublishRefused, publish
from evidence.importing.notices import flag_matches
from evidence.importing.records import Refused, Rejected
from evidence.importing.retractions import NO_COLUMNS, NO_DATE, NO_NAME, NO_NATURE, read
from evidence.models import LedgerEntry, Source
from tests.curators import curator

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
            "date": "2/3/2024",
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
