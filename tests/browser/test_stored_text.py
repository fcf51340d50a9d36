"""What curators store is text on every page, whatever it looks like (T-XSS-1, T-XSS-2)."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from evidence.audit import trail
from evidence.core.checks.problems import problems
from evidence.core.edition import snapshot
from evidence.core.edition.identifiers import SCHEMES
from evidence.core.edition.ledger import Nature
from evidence.curation.roles import make_roles
from evidence.drafts.catalogue import build_catalogue
from evidence.editions import store
from evidence.editions.publish import mark_source
from evidence.models import ImportBatch, SourceIdentifier
from evidence.views.robots import public_paths
from questionnaire.visit.visit import Visit
from tests.browser.conftest import WIDE
from tests.browser.stored_pages import (
    LOOK_AT,
    admin_paths,
    assert_nothing_else,
    assert_text_alone,
    note,
    one_of_each,
    visit_paths,
)
from tests.curators import curator
from tests.drafts import put_drafts
from tests.editions import put_edition
from tests.examples import some_of
from tests.payloads import PAYLOADS, filled
from tests.stored import LEADS_ON, accepted, poison, stored_kinds
from tests.walking import GIVEN, cookie_of

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.fixture
def poisoned(db):
    """A function that stores payloads in every text field and publishes them as edition 2."""
    make_roles(apps)
    put_drafts()

    def published(start=0, codes=False):
        put_edition(1)
        reached = {}
        for model in stored_kinds():
            reached |= poison(model, start, codes)
        words = filled(start + 50, 140)
        note = filled(start, 900)
        text = snapshot.dumps(build_catalogue())
        put_edition(2, text=text, note=note, published_by=words)
        mark_source("TAK20", Nature.CONCERN, reason=filled(start + 90, 900), by=words, now=NOW)
        trail.record(trail.Action.MARKED, by=words, name=words, reason=note)
        return reached

    return published


@pytest.fixture
def watched(open_browser, live_server):
    """A function that gives a page which tells what happened on it: watched(cookies)."""

    def watch(cookies):
        page = open_browser(viewport=WIDE)
        page.context.add_cookies(
            [{"name": name, "value": value, "url": live_server.url} for name, value in cookies]
        )
        page.set_default_timeout(60_000)
        page.happened = []
        page.on("dialog", lambda box: (page.happened.append(f"dialog {page.url}"), box.dismiss()))
        page.on("console", lambda said: note(page, said))
        page.on("pageerror", lambda error: page.happened.append(f"{error} {page.url}"))
        return page

    return watch


def curators_browser(watched):
    """A curator with every right, and with payloads for a name."""
    user = curator("casey", is_superuser=True)
    user.first_name, user.last_name = filled(3, 150), filled(60, 150)
    user.save()
    Group.objects.create(name=filled(80, 150))
    ImportBatch.objects.create(
        form="ris",
        file_name=filled(20, 200),
        sha256="0" * 64,
        found=0,
        uploaded_at=NOW,
        uploaded_by_id=user.pk,
    )
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return watched([(name, client.cookies[name].value)])


def visitors_browser(watched):
    visit = Visit(answers=GIVEN, edition=2)
    return watched([(settings.ANSWERS_COOKIE_NAME, cookie_of(visit))])


def test_two_hundred_payloads_are_two_hundred():
    assert len(set(PAYLOADS)) == 200
    assert max(map(len, PAYLOADS)) <= 48


@pytest.mark.slow
def test_every_text_of_a_draft_meets_ten_payloads_or_refuses_all(poisoned):
    met = poisoned()

    assert len(met) > 150
    few = {
        name: len(found)
        for name, found in met.items()
        if len(found) < min(10, len(accepted_by(name)))
    }
    assert few == {}


def accepted_by(name):
    kind, _dot, field = name.partition(".")
    model = next(model for model in stored_kinds() if model.__name__ == kind)
    rows = model._default_manager.count()
    return accepted(model._meta.get_field(field)) if rows else ()


@pytest.mark.slow
def test_a_payload_where_an_entry_names_another_is_not_published(poisoned):
    before = set(problems(build_catalogue()))
    models = {model.__name__: model for model in stored_kinds()}
    published = []
    for kind, names in LEADS_ON.items():
        rows = models[kind]._default_manager
        row = rows.first()
        for name in names.split():
            was = getattr(row, name)
            payload = ["<zz>"] if isinstance(was, tuple | list) else "<zz>"
            rows.filter(pk=row.pk).update(**{name: payload})
            if not set(problems(build_catalogue())) - before:
                published.append(f"{kind}.{name}")
            rows.filter(pk=row.pk).update(**{name: was})

    assert published == []


@pytest.mark.slow
def test_stored_text_is_text_on_every_public_page(poisoned, watched):
    """T-XSS-1, and T-XSS-2: signs of templates are shown and never worked out"""
    poisoned(PAYLOADS.index("{{ 71911|add:1 }}"))
    page = visitors_browser(watched)
    paths = public_paths(store.current_edition())
    for address in one_of_each(paths):
        assert_text_alone(page, address)

    shown = page.evaluate(LOOK_AT, some_of(paths, 150))
    for address, seen in shown.items():
        assert_nothing_else(address, seen)
    said = " ".join(seen["said"] for seen in shown.values())
    assert "{{ 71911|add:1 }}" in said
    assert "{0.__class__}" in said


@pytest.mark.slow
def test_stored_text_is_text_where_entries_are_found_by_it(poisoned, watched):
    """T-XSS-1, for what is compared with codes"""
    poisoned(codes=True)
    page = visitors_browser(watched)
    page.goto(reverse("evidence:library"))
    paths = public_paths(store.current_edition())

    for address, seen in page.evaluate(LOOK_AT, [*some_of(paths, 150), *visit_paths()]).items():
        assert_nothing_else(address, seen)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_identifier_keeps_no_payload_but_a_harmless_address(scheme):
    kept = []
    for payload in PAYLOADS:
        row = SourceIdentifier(scheme=scheme, value=payload)
        with suppress(ValidationError):
            row.clean()
            kept.append(row.value)

    assert all(value.startswith("https://e.org/") and '"' not in value for value in kept)


@pytest.mark.slow
def test_stored_text_is_text_on_every_page_of_a_visit(poisoned, watched):
    """T-XSS-1"""
    poisoned()
    page = visitors_browser(watched)

    for address in visit_paths():
        assert_text_alone(page, address)


@pytest.mark.slow
def test_stored_text_is_text_in_the_preview(poisoned, watched):
    """T-XSS-1"""
    poisoned()
    page = curators_browser(watched)
    paths = one_of_each(public_paths(store.current_edition()))
    # What the aid conforms to is told of editions, not of drafts.
    for address in some_of((path for path in paths if path != "/conformance/"), 12):
        assert_text_alone(page, f"/admin/preview{address}")


@pytest.mark.slow
def test_stored_text_is_text_on_every_page_of_the_admin(poisoned, watched):
    """T-XSS-1"""
    poisoned()
    page = curators_browser(watched)
    # Forms have parts of their own, with script; the other pages of all kinds share one template each.
    for address in (reverse("admin:index"), *some_of(admin_paths("change"), 10)):
        assert_text_alone(page, address)

    fetched = some_of(admin_paths("changelist", "review", "history"), 40)
    for address, seen in page.evaluate(LOOK_AT, fetched).items():
        assert_nothing_else(address, seen)


@pytest.mark.soak
@pytest.mark.parametrize("start", range(0, 200, 10))
def test_every_payload_in_every_field_is_text_on_every_page(poisoned, watched, start):
    """T-XSS-1, in full"""
    poisoned(start)
    paths = public_paths(store.current_edition())
    page = visitors_browser(watched)
    for address in (*paths, *visit_paths()):
        assert_text_alone(page, address)
    page = curators_browser(watched)
    for address in (*admin_paths(), reverse("admin:evidence_edition_publish")):
        assert_text_alone(page, address)
