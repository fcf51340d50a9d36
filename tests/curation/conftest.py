"""Curators of each role, and a few drafts."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from evidence.curation.roles import AUDITOR, AUTHOR, PUBLISHER, REVIEWER, make_roles
from evidence.models import GlossaryTerm
from tests.curators import curator
from tests.drafts import put_drafts
from tests.editions import put_edition


@pytest.fixture
def roles(db):
    # Tests that empty all tables take away what the migration made.
    make_roles(apps)


@pytest.fixture
def person(roles):
    """A function that makes a curator with roles: person("ada", AUTHOR)."""

    def make(name, *groups):
        user = curator(name)
        user.groups.set(Group.objects.filter(name__in=groups))
        return user

    return make


@pytest.fixture
def author(person):
    return person("ada", AUTHOR)


@pytest.fixture
def reviewer(person):
    return person("remy", REVIEWER)


@pytest.fixture
def publisher(person):
    return person("pat", PUBLISHER)


@pytest.fixture
def auditor(person):
    return person("odile", AUDITOR)


@pytest.fixture
def browser():
    """A function that gives a browser in which this curator is logged in."""

    def logged_in(user):
        client = Client()
        client.force_login(user)
        return client

    return logged_in


@pytest.fixture
def starter(db):
    put_drafts()


@pytest.fixture
def word(db):
    """One small draft."""
    return GlossaryTerm.objects.create(key="vesicle", term="Vesicle", meaning="A tiny bubble.")


@pytest.fixture
def live(starter):
    """The starter edition, published, and its drafts."""
    put_edition(published_at=timezone.now())


@pytest.fixture
def desk(live, author, browser):
    """The author's browser, with a live edition to work on."""
    return browser(author)
