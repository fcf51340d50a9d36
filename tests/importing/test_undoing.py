"""A list of sources that was added is taken back, and nothing that anybody worked on with it."""

import pytest

from evidence.importing.steps import NotNow
from evidence.importing.undoing import undo
from evidence.models import Claim, Source, SourceIdentifier, Verdict
from tests.importing import files
from tests.importing.test_batches import NOW, add_all


def test_undo_leaves_everything_as_it_was(make_source, upload, author):
    source = make_source(year=2024)
    batch = upload(files.csl(files.csl_item(PMID="40000001"), files.csl_item("10.5555/new")))
    line = batch.lines.get(verdict=Verdict.CONFLICT)
    look_alike = batch.lines.filter(verdict=Verdict.ALIKE).values_list("pk", flat=True)
    add_all(batch, author, accepted={line.pk: {"year", "pmid"}}, another_work=look_alike)
    assert Source.objects.count() == 2

    done = undo(batch, by=author, now=NOW)

    assert done == {"removed": 1, "restored": 1}
    source.refresh_from_db()
    assert (Source.objects.get(), source.year) == (source, 2024)
    assert list(SourceIdentifier.objects.values_list("scheme", flat=True)) == ["doi"]


@pytest.mark.parametrize("change", ["edited", "cited", "named"])
def test_undo_never_removes_what_somebody_has_worked_with(upload, author, change, db):
    batch = upload(files.ris_record() + files.ris_record(2))
    add_all(batch, author)
    source = Source.objects.first()
    if change == "edited":
        source.title = "Read and corrected"
        source.save()
    elif change == "named":
        SourceIdentifier.objects.create(source=source, scheme="pmid", value="7")
    else:
        Claim.objects.create(key="a", verdict="by_law", text="A.", sources=(source.key,))

    with pytest.raises(NotNow, match=source.key):
        undo(batch, by=author, now=NOW)
    assert Source.objects.count() == 2
    batch.refresh_from_db()
    assert batch.state == "added"


def test_undo_never_overwrites_a_value_that_was_corrected_since(make_source, upload, author):
    source = make_source(year=2024)
    batch = upload(files.csl(files.csl_item()))
    add_all(batch, author, accepted={batch.lines.get().pk: {"year"}})
    source.refresh_from_db()
    source.year = 2023
    source.save()

    with pytest.raises(NotNow, match="year"):
        undo(batch, by=author, now=NOW)
