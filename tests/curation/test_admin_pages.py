"""Every page of the admin opens, with the starter's drafts in it."""

import pytest
from django.contrib import admin
from django.forms import CheckboxInput
from django.urls import reverse
from django.utils import timezone

from evidence.core.edition.ledger import Nature
from evidence.drafts.catalogue import build_catalogue
from evidence.editions.publish import mark_source
from evidence.models import (
    Draft,
    Edition,
    LedgerEntry,
    Option,
    Rule,
    Source,
    SourceIdentifier,
    Study,
)
from tests.drafts import put_drafts
from tests.editions import put_edition
from tests.translations import put_translation

pytestmark = pytest.mark.django_db
DRAFTS = [model for model in admin.site._registry if issubclass(model, Draft)]
OURS = [*DRAFTS, Edition, LedgerEntry]


@pytest.fixture
def drafts():
    put_drafts()
    put_translation()


@pytest.fixture
def ledger():
    put_edition()
    mark_source("AMINI25", Nature.CONCERN, reason="Doubt.", by="Pat", now=timezone.now())


def page(model, name, *args):
    return reverse(f"admin:evidence_{model._meta.model_name}_{name}", args=args)


def posted(response):
    """The fields of a change page as a browser would send them back."""
    form = response.context["adminform"].form
    forms = [form, *(f for fs in response.context["inline_admin_formsets"] for f in fs.formset)]
    forms += [fs.formset.management_form for fs in response.context["inline_admin_formsets"]]
    sent = {}
    for bound in (field for part in forms for field in part):
        value = bound.value()
        unticked = value is False and isinstance(bound.field.widget, CheckboxInput)
        if value is not None and value != [] and not unticked:
            sent[bound.html_name] = value
    return sent


def test_every_kind_of_draft_has_its_pages():
    assert {model.__name__ for model in Draft.__subclasses__()} == {m.__name__ for m in DRAFTS}


@pytest.mark.slow
@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_lists_entries_and_their_history_open(model, admin_client, drafts, ledger):
    entry = model.objects.first()

    assert admin_client.get(page(model, "changelist")).status_code == 200
    assert admin_client.get(page(model, "changelist"), {"q": "hair"}).status_code == 200
    assert admin_client.get(page(model, "change", entry.pk)).status_code == 200
    assert admin_client.get(page(model, "history", entry.pk)).status_code == 200


@pytest.mark.parametrize("model", DRAFTS, ids=lambda model: model.__name__)
def test_an_empty_form_opens(model, admin_client):
    assert admin_client.get(page(model, "add")).status_code == 200


@pytest.mark.parametrize("model", [Edition, LedgerEntry], ids=lambda model: model.__name__)
def test_what_was_published_can_only_be_looked_at(model, admin_client, ledger):
    entry = model.objects.first()

    assert admin_client.get(page(model, "add")).status_code == 403
    assert admin_client.post(page(model, "change", entry.pk), {"note": "x"}).status_code == 403
    assert admin_client.post(page(model, "delete", entry.pk), {"post": "yes"}).status_code == 403


@pytest.mark.slow
@pytest.mark.parametrize("model", DRAFTS, ids=lambda model: model.__name__)
def test_saving_an_entry_as_it_stands_changes_nothing(model, admin_client, drafts, ledger):
    before = build_catalogue()
    entry = model.objects.first()
    opened = admin_client.get(page(model, "change", entry.pk))

    saved = admin_client.post(page(model, "change", entry.pk), posted(opened))

    assert saved.status_code == 302, saved.context["adminform"].form.errors
    assert build_catalogue() == before


def test_a_list_of_500_studies_takes_few_queries(
    admin_client, drafts, django_assert_max_num_queries
):
    Study.objects.bulk_create(
        Study(key=f"ST{n}", title=f"Study {n}", certainty="low", position=n)
        for n in range(100, 600)
    )

    with django_assert_max_num_queries(12):
        admin_client.get(page(Study, "changelist"))


def test_a_list_of_findings_takes_few_queries(admin_client, drafts, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        admin_client.get(reverse("admin:evidence_finding_changelist"))


@pytest.mark.slow
def test_the_key_of_an_entry_cannot_change(admin_client, drafts):
    option = Option.objects.first()
    form = admin_client.get(page(Option, "change", option.pk)).context["adminform"].form

    assert "key" not in form.fields


def test_sources_are_looked_up_while_typing(admin_client, drafts):
    relation = {
        "app_label": "evidence",
        "model_name": "sourceidentifier",
        "field_name": "source",
        "term": "TAK20",
    }
    found = admin_client.get(reverse("admin:autocomplete"), relation).json()["results"]

    assert [part["text"].partition(":")[0] for part in found] == ["TAK20"]


def test_citations_keep_their_order_when_one_is_added(admin_client, drafts):
    rule = Rule.objects.exclude(sources=[]).first()
    before = rule.sources
    added = Source.objects.exclude(key__in=before).first()
    sent = posted(admin_client.get(page(Rule, "change", rule.pk)))
    sent["sources"] = [added.pk, *sent["sources"]]

    admin_client.post(page(Rule, "change", rule.pk), sent)

    rule.refresh_from_db()
    assert rule.sources == (*before, added.key)


def test_a_source_that_is_not_in_the_list_is_refused(admin_client, drafts):
    rule = Rule.objects.first()
    sent = posted(admin_client.get(page(Rule, "change", rule.pk)))
    sent["sources"] = ["999999"]

    answer = admin_client.post(page(Rule, "change", rule.pk), sent)

    assert "Choose sources from the list." in answer.content.decode()


def new_source(identifier, **columns):
    return {
        "key": "NEW26",
        "title": "A new study",
        "read": "abstract",
        "kind": "journal article",
        "confidence": "high",
        "retrieved": "2026-11-30",
        "checked": "read_in_part",
        "state": "draft",
        "identifiers-TOTAL_FORMS": 1,
        "identifiers-INITIAL_FORMS": 0,
        "identifiers-0-scheme": "doi",
        "identifiers-0-value": identifier,
        "identifiers-0-position": 0,
        **columns,
    }


@pytest.mark.parametrize(
    "pasted",
    [
        "10.9999/new.26",
        "https://doi.org/10.9999/new.26",
        "http://dx.doi.org/10.9999/new.26",
        "doi: 10.9999/new.26",
    ],
)
def test_an_identifier_is_spelled_in_one_way(pasted, admin_client):
    admin_client.post(page(Source, "add"), new_source(pasted))

    assert SourceIdentifier.objects.get().value == "10.9999/new.26"


@pytest.mark.parametrize("pasted", ["10.1002/sctm.19-0410", "https://doi.org/10.1002/SCTM.19-0410"])
def test_a_second_source_with_the_same_identifier_is_refused(pasted, admin_client, drafts):
    answer = admin_client.post(page(Source, "add"), new_source(pasted))

    assert "Another source already carries this identifier." in answer.content.decode()
    assert not Source.objects.filter(key="NEW26").exists()


def test_a_second_page_about_the_same_work_is_kept_on_purpose(admin_client, drafts):
    admin_client.post(
        page(Source, "add"),
        new_source("10.1002/sctm.19-0410", **{"identifiers-0-same_work": "on"}),
    )

    assert Source.objects.filter(key="NEW26").exists()


def test_what_is_no_identifier_is_refused(admin_client):
    answer = admin_client.post(page(Source, "add"), new_source("see the journal"))

    assert "does not look like an identifier" in answer.content.decode()


def test_more_people_analysed_than_started_is_refused(admin_client, drafts):
    study = Study.objects.exclude(n_enrolled=None).first()
    sent = posted(admin_client.get(page(Study, "change", study.pk)))

    answer = admin_client.post(
        page(Study, "change", study.pk), {**sent, "n_analysed": study.n_enrolled + 1}
    )

    assert "More people were analysed than started." in answer.content.decode()
