"""What a curator types is checked where it is typed: links lead to the web, letters can be printed."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from evidence.models import ClinicQuestion, Contact, Source
from tests.curation.test_admin_pages import posted


@pytest.mark.parametrize(
    ("kind", "field"), [(Source, "regulator_url"), (Contact, "url")], ids=["source", "contact"]
)
@pytest.mark.parametrize(
    "address", ["www.fda.gov", "javascript:alert(1)", "ftp://a.example/", "https://a.example/ b"]
)
def test_an_address_that_is_no_link_is_refused_with_an_example(starter, kind, field, address):
    entry = kind.objects.first()
    setattr(entry, field, address)

    with pytest.raises(ValidationError) as refused:
        entry.full_clean()

    assert refused.value.message_dict[field] == [
        "Enter the whole address, like https://www.example.org/page."
    ]


def test_a_letter_that_cannot_be_printed_is_refused_beside_its_field(starter, editor_client):
    question = ClinicQuestion.objects.first()
    address = reverse("admin:evidence_clinicquestion_change", args=[question.pk])
    sent = posted(editor_client.get(address)) | {"good_answer": "Yes → and in writing."}

    answer = editor_client.post(address, sent)

    assert "cannot show" in str(answer.context["adminform"].form.errors["good_answer"])
    question.refresh_from_db()
    assert "→" not in question.good_answer
