"""What a file says of the standing of a work is seen before anybody approves it."""

from datetime import date

import pytest
from django.utils import timezone

from evidence.core.edition.vocabulary import Checked
from evidence.curation import review
from evidence.curation.review import ReviewRefused
from evidence.importing.batches import Decisions, add
from evidence.importing.formats import read
from evidence.importing.status import without_standing
from evidence.models import Source, State, Verdict
from tests.curation.reviewing import approve
from tests.curators import curator
from tests.importing import files
from tests.importing.test_letters import CASES


def ris(*lines, title="Made up study of vesicles"):
    return "\n".join(
        ["TY  - JOUR", f"TI  - {title}", "AU  - Doe, J", *lines, "ER  - ", ""]
    ).encode()


def nbib(*lines, title="Made up study of vesicles"):
    return "\n".join(["PMID- 39999991", f"TI  - {title}", *lines, ""]).encode()


def bib(title="Made up study of vesicles", **fields):
    rest = "".join(f", {name}={{{text}}}" for name, text in fields.items())
    return f"@article{{a, title={{{title}}}{rest}}}".encode()


def csl(**fields):
    return files.csl({"title": "Made up study of vesicles", **fields})


@pytest.mark.parametrize(
    ("content", "standing"),
    [
        (nbib("PT  - Retracted Publication"), "retracted"),
        (nbib("RIN - J Test. 2025 Jan;1(2):3."), "retracted"),
        (nbib("PRIN- J Test. 2025 Jan;1(2):3."), "retracted"),
        (nbib("PT  - Retraction of Publication"), "concern"),
        (nbib("PT  - Retraction Notice"), "concern"),
        (nbib("ROF - J Test. 2024;1:1."), "concern"),
        (nbib("PT  - Expression of Concern"), "concern"),
        (nbib("ECI - J Test. 2024;1:1."), "concern"),
        (nbib(title="RETRACTED: Made up study"), "retracted"),
        (ris(title="RETRACTED ARTICLE: Made up study"), "retracted"),
        (ris(title="[Retracted] Made up study"), "retracted"),
        (ris(title="Retracted: Made up study"), "retracted"),
        (ris(title="Made up study (Retracted article. See vol. 12, pg. 3, 2020)"), "retracted"),
        (ris(title="Withdrawn: Made up study"), "retracted"),
        (ris(title="RETRACTED Made up study"), "retracted"),
        (ris(title="Retraction: Made up study"), "concern"),
        (ris(title="Retraction notice to “Made up study”"), "concern"),
        (ris(title="Notice of Retraction: Made up study"), "concern"),
        (ris(title="Expression of concern: Made up study"), "concern"),
        (ris("M3  - Retracted Publication"), "retracted"),
        (ris("KW  - Retracted Publication"), "retracted"),
        (ris("N1  - Retraction in: J Test 2025"), "retracted"),
        (ris("AB  - This article has been retracted at the request of the editor."), "retracted"),
        (bib(title="{RETRACTED}: Made up study"), "retracted"),
        (bib(note="Retracted in 2025"), "retracted"),
        (bib(keywords="hair; expression of concern"), "concern"),
        (csl(title="RETRACTED: Made up study"), "retracted"),
        (csl(status="retracted"), "retracted"),
        (csl(**{"updated-by": [{"type": "retraction", "DOI": "10.5555/r"}]}), "retracted"),
        (csl(**{"update-to": [{"type": "retraction", "DOI": "10.5555/o"}]}), "concern"),
        (csl(reference=[{"article-title": "RETRACTED: Another"}]), ""),
        (ris(title="Removed hair follicles in culture"), ""),
        (ris(title="Withdrawal of minoxidil and shedding"), ""),
        (ris(title="Gingival retraction and hair"), ""),
        (ris("AB  - Two men were withdrawn from the study."), ""),
        (nbib("PT  - Journal Article"), ""),
    ],
)
def test_every_way_to_say_it_is_heard_in_every_format(content, standing):
    (record,) = read(content).records

    assert record.standing == standing
    assert bool(record.remarks) == bool(standing)


@pytest.fixture
def imported(upload, author):
    """A function that brings a file's only record in as a draft."""

    def brought(content):
        add(upload(content), Decisions(), by=author, now=timezone.now())
        return Source.objects.get()

    return brought


def test_the_draft_of_a_retracted_work_is_flagged_with_its_notice(imported):
    source = imported((CASES / "retracted.nbib").read_bytes())

    assert source.checked == Checked.RETRACTED
    assert "Retracted Publication" in source.checked_note
    assert "doi: 10.5555/ret." in source.checked_note


def test_it_cannot_be_approved_before_somebody_has_looked(imported, author):
    source = imported((CASES / "retracted.nbib").read_bytes())
    reviewer = curator("rita", is_superuser=True)
    review.submit(source, by=author)

    with pytest.raises(ReviewRefused, match="retracted or is doubted"):
        approve(source, by=reviewer)

    review.send_back(source, by=author, reason="Look at the notice.")
    source.refresh_from_db()
    source.checked_by, source.checked_on = author, date(2026, 11, 28)
    source.save()
    review.submit(source, by=author)
    assert approve(source, by=reviewer).state == State.APPROVED


def test_another_state_alone_is_no_look(imported, author):
    source = imported((CASES / "retracted.nbib").read_bytes())
    source.checked = Checked.CHECKED
    source.save()
    review.submit(source, by=author)

    with pytest.raises(ReviewRefused, match="who checked it and when"):
        approve(source, by=curator("rita", is_superuser=True))


def test_any_other_draft_is_not_looked_up_yet(imported, author):
    source = imported(ris())
    review.submit(source, by=author)

    assert source.checked == Checked.NOT_LOOKED_UP
    assert approve(source, by=curator("rita", is_superuser=True)).state == State.APPROVED


def test_a_source_we_have_that_a_file_calls_retracted_is_shown(client, make_source, upload):
    make_source(
        names=[("pmid", "39999991")], title="Made up study of vesicles", authors="", year=None
    )
    batch = upload(nbib("PT  - Retracted Publication"))
    (line,) = batch.lines.all()
    client.force_login(curator("pat", is_superuser=True))

    page = client.get(f"/admin/evidence/importbatch/{batch.pk}/change/").content.decode()

    assert line.verdict == Verdict.CONFLICT
    assert "flag the source" in line.reason
    assert "Flag AMINI25 for patients" in page
    assert "Retracted Publication" in page


def test_the_page_shows_every_remark_and_all_the_rest(client, upload):
    batch = upload(ris("DO  - 11.99/no", "ZZ  - Something else"))
    client.force_login(curator("pat", is_superuser=True))

    page = client.get(f"/admin/evidence/importbatch/{batch.pk}/change/").content.decode()

    assert "“11.99/no” is no DOI" in page
    assert "ZZ: Something else" in page


@pytest.mark.parametrize(
    "title",
    [
        "RETRACTED: A trial of exosomes",
        "A trial of exosomes (Retracted article)",
        "Retracted article: A trial of exosomes",
        "[Retracted] A trial of exosomes",
        "A trial of exosomes",
    ],
)
def test_what_a_journal_puts_before_a_title_makes_no_other_work(title):
    assert without_standing(title) == "A trial of exosomes"


def verdicts(batch):
    return [line.verdict for line in batch.lines.all()]


def test_twins_are_shown_as_look_alikes(upload):
    assert verdicts(upload((CASES / "twins.ris").read_bytes())) == ["new", "alike", "new", "alike"]


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("A trial of <i>exosomes</i>", "Amini, Fatemeh"),
        ("A trial of &lt;b&gt;exosomes&lt;/b&gt;", "Amini, F."),
        ("A trial of exosomes.", "AMINI, Fatemeh"),
        ("RETRACTED: A trial of exosomes", "Amini, F"),
    ],
)
def test_a_source_we_have_is_known_again_under_markup(make_source, upload, title, first):
    make_source(names=[])
    content = f"TY  - JOUR\nTI  - {title}\nAU  - {first}\nPY  - 2025\nER  - \n"

    assert verdicts(upload(content)) == ["alike"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("van der Berg J, Doe A", "Berg, Jan van der"),
        ("Berg JV, Doe A", "van der Berg, Jan"),
        ("De Luca M", "de Luca, Mario"),
        ("Sørensen K", "Sorensen, Karl"),
        ("von Humboldt A", "Humboldt, A von"),
    ],
)
def test_small_words_of_a_name_make_no_other_person(make_source, upload, ours, theirs):
    make_source(names=[], authors=ours)
    content = f"TY  - JOUR\nTI  - A trial of exosomes\nAU  - {theirs}\nPY  - 2025\nER  - \n"

    assert verdicts(upload(content)) == ["alike"]
