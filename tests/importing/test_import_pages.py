"""The pages on which a curator uploads a list, looks, adds and undoes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from evidence.importing.records import FILE_BYTES
from evidence.models import ImportBatch, Source
from tests.curators import curator
from tests.importing import files

pytestmark = pytest.mark.django_db
UPLOAD = reverse("admin:evidence_importbatch_add")


@pytest.fixture
def signed_in(client, author):
    client.force_login(author)
    return client


def sent(client, content, name="list.ris"):
    content = content if isinstance(content, bytes) else content.encode()
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, content)})


def page_of(batch):
    return reverse("admin:evidence_importbatch_change", args=[batch.pk])


def test_a_list_is_uploaded_looked_at_added_and_undone(signed_in):
    response = sent(signed_in, files.forty_records())
    batch = ImportBatch.objects.get()
    assert response.status_code == 302
    assert response["Location"] == page_of(batch)

    shown = signed_in.get(page_of(batch)).content.decode()
    assert "RIS file with 40 records" in shown
    assert "<strong>36</strong> new" in shown
    assert "It has no title." in shown
    assert "Add 36 sources as drafts" in shown
    assert not Source.objects.exists()

    done = signed_in.post(page_of(batch), {"add": "1"}, follow=True).content.decode()
    assert "Added 36 sources as drafts" in done
    assert Source.objects.count() == 36

    undone = signed_in.post(page_of(batch), {"undo": "1"}, follow=True).content.decode()
    assert "36 drafts removed" in undone
    assert not Source.objects.exists()


def test_what_differs_is_shown_field_by_field(signed_in, make_source):
    source = make_source(year=2024)
    sent(signed_in, files.csl(files.csl_item()))
    batch = ImportBatch.objects.get()
    shown = signed_in.get(page_of(batch)).content.decode()
    assert "Take the year for AMINI25" in shown

    line = batch.lines.get()
    signed_in.post(page_of(batch), {"add": "1", "take": [f"{line.pk}-year"]})

    source.refresh_from_db()
    assert source.year == 2025


def test_an_undecided_look_alike_is_told_and_what_was_ticked_stays(signed_in, make_source):
    make_source(names=[])
    make_source("OTHER", names=[("doi", "10.5555/b")], title="Another", year=2020)
    sent(signed_in, files.csl(files.csl_item(), files.csl_item("10.5555/b", title="Changed")))
    batch = ImportBatch.objects.get()
    line = batch.lines.get(source__key="OTHER")

    response = signed_in.post(page_of(batch), {"add": "1", "take": [f"{line.pk}-title"]})

    assert response.status_code == 409
    assert "Say of each look-alike" in response.content.decode()
    assert f'value="{line.pk}-title" checked' in response.content.decode()


def test_markup_in_a_file_is_shown_as_text(signed_in):
    sent(signed_in, files.ris_record(TI="<script>alert(1)</script>", AB="<img src=x onerror=y>"))
    shown = signed_in.get(page_of(ImportBatch.objects.get())).content.decode()

    assert "<script>alert(1)" not in shown
    assert "&lt;script&gt;alert(1)" in shown


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"MZ\x90\x00" + b"\0" * 200, "a program or a packed file"),
        (b"PK\x03\x04" + b"\0" * 200, "a program or a packed file"),
        (b"x" * (FILE_BYTES + 1), "larger than 1 MB"),
        (b"", "The file is empty."),
        (b"<?xml version='1.0'?><a/>", "This is XML"),
        (b"just some words", "no RIS, NBIB, BibTeX or CSL-JSON file"),
    ],
    ids=["program", "archive", "large", "empty", "XML", "words"],
)
def test_what_is_no_list_is_refused_in_words(signed_in, content, told):
    response = sent(signed_in, content)

    assert response.status_code == 422
    assert told in response.content.decode()
    assert not ImportBatch.objects.exists()


def test_an_address_that_names_no_import_is_not_found(signed_in):
    for name in ("0", "99", "x", "9" * 30, "²"):
        assert signed_in.get(f"/admin/evidence/importbatch/{name}/change/").status_code == 404


@pytest.mark.parametrize("take", ["", "-", "x-title", "9" * 40, "1-nothing", "²-title"])
def test_junk_in_the_form_changes_nothing(signed_in, make_source, take):
    source = make_source(year=2024)
    sent(signed_in, files.csl(files.csl_item()))
    batch = ImportBatch.objects.get()

    response = signed_in.post(page_of(batch), {"add": "1", "take": [take], "alike-²": "same"})

    assert response.status_code == 302
    source.refresh_from_db()
    assert source.year == 2024


@pytest.mark.parametrize("permissions", [(), ("view_source",)])
def test_who_may_not_add_sources_may_not_import_them(client, upload, permissions):
    from django.contrib.auth.models import Permission

    batch = upload(files.ris_record())
    user = curator("aud")
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)

    assert sent(client, files.ris_record()).status_code == 403
    assert client.post(page_of(batch), {"add": "1"}).status_code == 403
    assert client.get(page_of(batch)).status_code == (200 if permissions else 403)
    assert not Source.objects.exists()
