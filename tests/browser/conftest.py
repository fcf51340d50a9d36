"""Somebody who has answered and a curator who has signed in, in a real browser."""

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client

from evidence.curation.roles import make_roles
from questionnaire.questions.steps import STEPS
from questionnaire.quotes.offer import with_offers
from questionnaire.visit.visit import Visit
from tests.curators import curator
from tests.drafts import put_drafts
from tests.walking import GIVEN, cookie_of

WIDE = {"width": 1280, "height": 900}
PATIENCE = 120_000
"""Approving checks and proves the whole content, before and after, on whatever machine this is."""
PASSED = frozenset(step.slug for step in STEPS)


@pytest.fixture
def person(open_browser, live_server, published):
    """A function that gives a page of somebody who has answered everything."""

    def open_as(answers=GIVEN, offers=(), **options):
        page = open_browser(**options)
        visit = with_offers(Visit(edition=1, answers=answers, passed=PASSED), offers)
        cookie = {"name": settings.ANSWERS_COOKIE_NAME, "value": cookie_of(visit)}
        page.context.add_cookies([{**cookie, "url": live_server.url}])
        return page

    return open_as


@pytest.fixture
def evidence_room(published):
    """The starter edition, live and as approved drafts, and the four roles."""
    put_drafts()
    # A test with a live server empties all tables, those that migrations filled as well.
    make_roles(apps)


@pytest.fixture
def desk(open_browser, live_server, evidence_room):
    """A function that gives a curator's page: desk("ada", "Author")."""

    def sat_down(name, *roles):
        user = curator(name)
        user.groups.set(Group.objects.filter(name__in=roles))
        client = Client()
        client.force_login(user)
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        page = open_browser(viewport=WIDE)
        page.set_default_timeout(PATIENCE)
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}]
        )
        page.user = user
        page.refused = []
        page.on("console", lambda said: page.refused.append(f"{said.text} {said.location['url']}"))
        return page

    return sat_down
