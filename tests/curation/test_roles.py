"""Who may do what: every role, every kind of draft, every action, by address, by POST and in bulk."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.utils import timezone

from evidence.curation.roles import (
    AUDITOR,
    AUTHOR,
    PUBLISHER,
    REVIEWER,
    ROLES,
    make_roles,
    remove_roles,
)
from evidence.models import AuditRow, Draft, Edition, GlossaryTerm, LedgerEntry, State
from tests.editions import put_edition
from tests.examples import some_of
from tests.translations import put_translation
from tests.walking import FORM

pytestmark = pytest.mark.django_db
DRAFTS = [model for model in admin.site._registry if issubclass(model, Draft)]
OPEN = {200, 302, 409, 422}
ALLOWED = {
    "list": set(ROLES),
    "look at": set(ROLES),
    "history": set(ROLES),
    "review page": set(ROLES),
    "add": {AUTHOR},
    "change": {AUTHOR},
    "submit": {AUTHOR, REVIEWER},
    "approve": {AUTHOR, REVIEWER},
    "delete what was approved": {PUBLISHER},
}
"""Authors and reviewers reach the review steps; which of them they may take is tested apart."""


@pytest.fixture
def live(starter):
    put_edition(published_at=timezone.now())
    # The starter edition has no translation, and every kind is tried on one entry.
    put_translation()


def tried(client, model, row):
    """Every action on one entry, and the status of the answer."""
    page = f"/admin/evidence/{model._meta.model_name}/"
    entry = f"{page}{row}/"
    return {
        "list": client.get(page).status_code,
        "look at": client.get(f"{entry}change/").status_code,
        "history": client.get(f"{entry}history/").status_code,
        "review page": client.get(f"{entry}review/").status_code,
        "add": client.post(f"{page}add/", "", content_type=FORM).status_code,
        "change": client.post(f"{entry}change/", "", content_type=FORM).status_code,
        "submit": client.post(f"{entry}review/", "step=submit", content_type=FORM).status_code,
        "approve": client.post(f"{entry}review/", "step=approve", content_type=FORM).status_code,
        "delete what was approved": client.post(f"{entry}delete/").status_code,
    }


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_each_role_reaches_what_it_may_and_nothing_else(live, person, browser, role):
    client = browser(person("somebody", role))

    wrong = [
        (model.__name__, action, status)
        for model in some_of(DRAFTS, 12)
        for action, status in tried(client, model, model.objects.first().pk).items()
        if (status in OPEN) != (role in ALLOWED[action])
        # There is one colophon, and nobody adds a second.
        and (model.__name__, action) != ("Colophon", "add")
    ]

    assert wrong == []
    # A few kinds may be saved with every box empty, by authors.
    assert role == AUTHOR or not AuditRow.objects.exists()


@pytest.mark.parametrize("role", [AUTHOR, REVIEWER, AUDITOR])
@pytest.mark.parametrize(
    "page", ["publish/", "1/withdraw/", "1/roll-back/"], ids=["publish", "withdraw", "roll back"]
)
def test_only_publishers_publish_withdraw_and_roll_back(db, person, browser, role, page):
    put_edition()
    client = browser(person("somebody", role))

    assert client.get(f"/admin/evidence/edition/{page}").status_code == 403
    sent = {"note": "x", "reason": "x", "after": "1", "seen": "x", "sure": "on"}
    assert client.post(f"/admin/evidence/edition/{page}", sent).status_code == 403
    assert (Edition.objects.count(), LedgerEntry.objects.count()) == (1, 0)


@pytest.mark.parametrize("role", [AUTHOR, PUBLISHER, AUDITOR])
def test_only_reviewers_approve_in_bulk(word, person, browser, role):
    GlossaryTerm.objects.update(state=State.IN_REVIEW)
    bulk = {"action": "approve_selected", "_selected_action": word.pk}

    browser(person("somebody", role)).post("/admin/evidence/glossaryterm/", bulk)

    word.refresh_from_db()
    assert word.state == State.IN_REVIEW


def test_authors_delete_drafts_that_nobody_ever_approved(word, author, browser):
    address = f"/admin/evidence/glossaryterm/{word.pk}/delete/"

    assert browser(author).post(address, {"post": "yes"}).status_code == 302
    assert not GlossaryTerm.objects.exists()
    assert AuditRow.objects.last().action == "removed"


@pytest.mark.parametrize("role", [AUTHOR, REVIEWER, AUDITOR])
def test_what_was_approved_is_not_deleted_in_bulk(word, person, browser, role):
    GlossaryTerm.objects.update(state=State.APPROVED)
    bulk = {"action": "delete_selected", "_selected_action": word.pk, "post": "yes"}

    browser(person("somebody", role)).post("/admin/evidence/glossaryterm/", bulk)

    assert GlossaryTerm.objects.filter(pk=word.pk).exists()


def test_the_trail_is_open_to_all_roles_and_changed_by_none(word, person, browser):
    row = AuditRow.objects.first()
    client = browser(person("all", *ROLES))

    assert client.get("/admin/evidence/auditrow/").status_code == 200
    for page in ("add/", f"{row.pk}/change/", f"{row.pk}/delete/"):
        assert client.post(f"/admin/evidence/auditrow/{page}").status_code == 403


def test_roles_can_be_taken_away_and_made_again(roles):
    before = {group.name: group.permissions.count() for group in Group.objects.all()}
    remove_roles(apps)
    assert not Group.objects.exists()

    make_roles(apps)

    assert {group.name: group.permissions.count() for group in Group.objects.all()} == before
    assert set(before) == set(ROLES)
    assert all(before.values())
