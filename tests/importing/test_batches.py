"""A list of sources on its way: shown, added, undone."""

from collections import Counter

import pytest
from django.db import connection
from django.utils import timezone

from evidence.audit.trail import broken_rows
from evidence.core.edition.vocabulary import Checked
from evidence.importing.batches import Decisions, add, discard
from evidence.importing.steps import NotNow
from evidence.models import AuditRow, ImportBatch, Source, State, Verdict
from tests.importing import files

NOW = timezone.now()


def verdicts(batch):
    return Counter(batch.lines.values_list("verdict", flat=True))


def add_all(batch, by, **decisions):
    return add(batch, Decisions(**decisions), by=by, now=NOW)


def test_forty_records_are_all_accounted_for(upload):
    batch = upload(files.forty_records())

    assert batch.found == 40
    assert verdicts(batch) == {"new": 36, "duplicate": 3, "rejected": 1}
    (rejected,) = batch.lines.filter(verdict=Verdict.REJECTED)
    assert "no title" in rejected.reason
    assert rejected.line > 300


def test_nothing_is_saved_before_it_is_confirmed(upload):
    upload(files.forty_records())

    assert not Source.objects.exists()


def test_all_land_as_drafts_that_say_nobody_has_read_them(upload, author):
    batch = upload(files.forty_records())
    done = add_all(batch, author)

    assert done == {"added": 36, "changed": 0}
    assert Source.objects.filter(state=State.DRAFT, checked=Checked.NOT_LOOKED_UP).count() == 36
    source = Source.objects.get(identifiers__value="10.5555/hair.4")
    assert batch.sha256[:12] in source.origin
    assert source.history.get().history_user == author


def test_the_trail_tells_of_each_source_that_was_added(upload, author):
    batch = upload(files.forty_records())
    add_all(batch, author)
    added = AuditRow.objects.filter(action="added", kind="source")

    assert sorted(added.values_list("row", flat=True)) == sorted(
        Source.objects.values_list("pk", flat=True)
    )
    assert set(added.values_list("by", "by_id", "after", "reason")) == {
        (author.username, author.pk, "draft", batch.origin)
    }
    assert list(broken_rows()) == []


def test_a_row_of_a_bulk_import_that_was_changed_is_named(upload, author):
    add_all(upload(files.forty_records()), author)
    row = AuditRow.objects.filter(kind="source")[20]
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(AuditRow._meta.db_table)
        cursor.execute(f"UPDATE {table} SET name = %s WHERE id = %s", ["another", row.pk])

    assert list(broken_rows()) == [f"Row {row.pk} was changed after it was written."]


def test_the_same_file_again_adds_nothing(upload, author):
    add_all(upload(files.forty_records()), author)

    assert verdicts(upload(files.forty_records()))["new"] == 0


@pytest.mark.parametrize(
    "content",
    [files.nbib(), files.bibtex(), files.csl(files.csl_item())],
    ids=["NBIB", "BibTeX", "CSL-JSON"],
)
@pytest.mark.parametrize("doi", ["10.3390/LIFE15030500", "10.3390/life15030500"])
def test_the_same_doi_in_any_format_is_the_source_we_have(make_source, upload, content, doi):
    make_source(names=[("doi", doi), ("pmid", "40000001")])

    (line,) = upload(content).lines.all()

    assert line.verdict == Verdict.DUPLICATE
    assert line.source.key == "AMINI25"


def test_two_sources_of_one_year_get_keys_of_their_own(upload, author):
    items = [files.csl_item(f"10.5555/a.{n}", title=f"Study {n}") for n in range(3)]
    add_all(upload(files.csl(*items)), author)

    assert set(Source.objects.values_list("key", flat=True)) == {"AMINI25", "AMINI25B", "AMINI25C"}


def test_a_field_that_differs_is_shown_and_ours_is_kept_unless_it_is_taken(
    make_source, upload, author
):
    source = make_source(year=2024, names=[("doi", "10.3390/life15030500")])
    batch = upload(files.csl(files.csl_item(PMID="40000001")))
    (line,) = batch.lines.all()
    assert line.verdict == Verdict.CONFLICT
    assert line.differences == [["year", 2024, 2025], ["pmid", None, "40000001"]]

    add_all(batch, author, accepted={line.pk: {"pmid"}})

    source.refresh_from_db()
    assert source.year == 2024
    assert source.identifiers.filter(scheme="pmid", value="40000001").exists()
    assert source.state == State.DRAFT


def test_a_source_from_which_nothing_was_taken_stays_approved(make_source, upload, author):
    source = make_source(year=2024)
    add_all(upload(files.csl(files.csl_item())), author)

    source.refresh_from_db()
    assert source.state == State.APPROVED
    assert source.history.count() == 1


def test_identifiers_that_belong_to_two_sources_are_never_merged(make_source, upload):
    make_source("ONE", names=[("doi", "10.3390/life15030500")])
    make_source("TWO", names=[("pmid", "40000001")])

    (line,) = upload(files.nbib()).lines.all()

    assert line.verdict == Verdict.REJECTED
    assert "ONE, TWO" in line.reason


def test_one_identifier_that_agrees_and_one_that_does_not_is_left_to_a_person(make_source, upload):
    make_source(names=[("doi", "10.3390/life15030500"), ("pmid", "7")])

    (line,) = upload(files.nbib()).lines.all()

    assert line.verdict == Verdict.REJECTED
    assert "PMID" in line.reason


def test_a_look_alike_waits_for_a_person(make_source, upload, author):
    make_source(names=[])
    batch = upload(files.csl(files.csl_item()))
    (line,) = batch.lines.all()
    assert line.verdict == Verdict.ALIKE

    with pytest.raises(NotNow, match="look-alike"):
        add_all(batch, author)
    batch.refresh_from_db()
    assert batch.state == "waiting"

    assert add_all(batch, author, another_work=[line.pk])["added"] == 1
    assert Source.objects.count() == 2


def test_the_same_title_in_another_year_is_another_work(make_source, upload):
    make_source(names=[], year=2019)

    assert verdicts(upload(files.csl(files.csl_item()))) == {"new": 1}


def test_a_batch_is_added_once(upload, author):
    batch = upload(files.ris_record())
    add_all(batch, author)

    with pytest.raises(NotNow, match="already"):
        add_all(ImportBatch.objects.get(), author)
    assert Source.objects.count() == 1


def test_sources_that_changed_since_the_file_was_shown_are_looked_at_again(
    make_source, upload, author
):
    batch = upload(files.csl(files.csl_item()))
    make_source()

    with pytest.raises(NotNow, match="changed since"):
        add_all(batch, author)


def test_a_discarded_upload_leaves_no_trace_and_an_added_one_cannot_be_discarded(upload, author):
    discard(upload(files.ris_record()))
    assert not ImportBatch.objects.exists()

    batch = upload(files.ris_record())
    add_all(batch, author)
    discard(batch)
    assert ImportBatch.objects.exists()


def test_five_hundred_records_cost_far_fewer_queries_than_records(
    upload, author, django_assert_max_num_queries
):
    content = "".join(files.ris_record(number) for number in range(500))
    with django_assert_max_num_queries(20):
        batch = upload(content)
    with django_assert_max_num_queries(80):
        add_all(batch, author)
    assert Source.objects.count() == 500
