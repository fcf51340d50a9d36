"""Numbers in the admin: n of N, with comparison and time, in plain words, read by two people."""

import pytest
from django.urls import reverse
from django.utils import timezone

from evidence.curation.double_entry import (
    NotTheSame,
    SamePerson,
    confirm,
    needs_second_reader,
    why_not_yet,
)
from evidence.models import Finding, NumberCheck, Source, Study
from tests.curators import curator
from tests.drafts import put_drafts

pytestmark = pytest.mark.django_db
HARM = "finasteride-h1"


@pytest.fixture
def drafts():
    put_drafts()


@pytest.fixture
def author(client, drafts):
    user = curator("ada", is_superuser=True)
    client.force_login(user)
    return user


def change(client, key, **fields):
    """Send a finding's own page back with these fields changed."""
    finding = Finding.objects.get(key=key)
    address = reverse("admin:evidence_finding_change", args=[finding.pk])
    form = client.get(address).context["adminform"].form
    sent = {field.html_name: field.value() for field in form if field.value() not in (None, False)}
    for formset in client.get(address).context["inline_admin_formsets"]:
        for part in [formset.formset.management_form, *formset.formset]:
            sent |= {field.html_name: field.value() for field in part if field.value() is not None}
    sent = {name: value for name, value in {**sent, **fields}.items() if value is not None}
    return client.post(address, sent)


def told(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("It is proven to help.", "proven"),
        ("It helps 1 in 5 people.", "out of 100"),
        ("It helped 40% of people.", "out of 100"),
    ],
)
def test_words_and_numbers_that_mislead_are_refused_with_a_reason(client, author, text, why):
    response = change(client, HARM, text=text)

    assert response.status_code == 200
    assert "Patients should not read this" in told(response)
    assert why in told(response)
    assert Finding.objects.get(key=HARM).text != text


def test_an_unchanged_finding_can_be_saved(client, author):
    assert change(client, HARM).status_code == 302
    assert change(client, "topical_microneedling-ST05-count").status_code == 302


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"treated_events": 946}, "More had it than there were people"),
        ({"treated_people": None}, "Enter both numbers"),
        ({"control_events": None, "control_people": None}, "Enter the numbers of the control"),
        ({"weeks": None}, "Enter after how many weeks"),
        ({"change_treated": "+3", "unit": None}, "Enter the unit"),
        ({"no_comparison": "on"}, "The control group has numbers"),
    ],
)
def test_a_number_needs_its_people_its_time_and_its_comparison(client, author, fields, why):
    response = change(client, HARM, **fields)

    assert response.status_code == 200
    assert why in told(response)


def test_a_study_without_a_control_group_says_so_with_a_tick(client, author):
    response = change(
        client,
        HARM,
        control_events=None,
        control_people=None,
        no_comparison="on",
        text="Some had it.",
    )

    assert response.status_code == 302
    assert Finding.objects.get(key=HARM).control_people is None


def test_the_number_out_of_100_is_worked_out_and_shown(client, author):
    finding = Finding.objects.get(key=HARM)
    page = told(client.get(reverse("admin:evidence_finding_change", args=[finding.pk])))

    assert "4 out of 100 people had this, 96 did not." in page
    assert "2 out of 100 people had this, 98 did not." in page


def test_numbers_of_a_harm_wait_for_a_second_person(client, author):
    change(client, HARM, treated_events=63)
    finding = Finding.objects.get(key=HARM)
    numbers = {name: getattr(finding, name) for name in ("treated_people", "control_events")}
    numbers |= {"treated_events": 63, "control_people": finding.control_people, "weeks": 52}
    assert HARM in why_not_yet(finding)

    with pytest.raises(SamePerson):
        confirm(finding, numbers, by=author, now=timezone.now())
    second = curator("bea")
    with pytest.raises(NotTheSame) as difference:
        confirm(finding, {**numbers, "treated_events": 36}, by=second, now=timezone.now())
    assert difference.value.fields == ["treated_events"]
    assert not NumberCheck.objects.exists()

    confirm(finding, numbers, by=second, now=timezone.now())
    assert why_not_yet(finding) == ""


def test_another_number_needs_another_check(client, author):
    finding = Finding.objects.get(key=HARM)
    numbers = {
        name: getattr(finding, name)
        for name in (
            "treated_events",
            "treated_people",
            "control_events",
            "control_people",
            "weeks",
        )
    }
    confirm(finding, numbers, by=curator("bea"), now=timezone.now())
    assert not needs_second_reader(finding)

    change(client, HARM, treated_events=63)

    assert needs_second_reader(Finding.objects.get(key=HARM))


def test_the_second_reader_gets_empty_boxes_and_hears_which_number_differs(client, author):
    finding = Finding.objects.get(key=HARM)
    client.force_login(curator("bea", is_superuser=True))
    address = reverse("admin:evidence_finding_numbers", args=[finding.pk])
    assert "945" not in told(client.get(address))

    typed = {"treated_events": 63, "treated_people": 945, "control_events": 20}
    typed |= {"control_people": 934, "weeks": 52}
    response = client.post(address, typed)
    assert response.status_code == 422
    assert told(response).count("This is not the number on file") == 1

    assert client.post(address, typed | {"treated_events": 36}).status_code == 302
    assert NumberCheck.objects.count() == 1


def test_who_may_only_look_cannot_be_the_second_reader(client, drafts):
    client.force_login(curator("aud"))
    address = reverse("admin:evidence_finding_numbers", args=[Finding.objects.first().pk])

    assert client.get(address).status_code == 403


@pytest.mark.parametrize(
    "value",
    ["10.3390/life15030500", "https://doi.org/10.3390/LIFE15030500", "doi:10.3390/Life15030500"],
)
@pytest.mark.parametrize("model", [Source, Study])
def test_a_work_we_have_is_found_in_any_spelling_and_linked(client, author, model, value):
    name = model._meta.model_name
    there = model.objects.get(
        identifiers__scheme="doi", identifiers__value__iexact="10.3390/life15030500"
    )
    prefix = "identifiers"
    response = client.post(
        reverse(f"admin:evidence_{name}_add"),
        {
            "key": "NEW26",
            f"{prefix}-TOTAL_FORMS": "1",
            f"{prefix}-INITIAL_FORMS": "0",
            f"{prefix}-0-scheme": "doi",
            f"{prefix}-0-value": value,
        },
    )

    assert "We have this work already" in told(response)
    assert reverse(f"admin:evidence_{name}_change", args=[there.pk]) in told(response)
    assert not model.objects.filter(key="NEW26").exists()
