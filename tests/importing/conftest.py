"""Who imports, and the sources there are."""

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from evidence.core.edition.vocabulary import Checked
from evidence.importing.batches import show
from evidence.models import Source, SourceIdentifier, State
from tests.drafts import put_drafts


@pytest.fixture
def author(db):
    return get_user_model().objects.create_superuser("ada", password="x")


@pytest.fixture
def upload(author):
    """A function that shows what a file would do."""

    def shown(content, name="list.ris"):
        text = content if isinstance(content, bytes) else content.encode()
        return show(text, file_name=name, by=author, now=timezone.now())

    return shown


@pytest.fixture
def make_source(db):
    """A function that stores an approved source."""

    def made(key="AMINI25", names=(("doi", "10.3390/life15030500"),), **columns):
        source = Source.objects.create(
            **{
                "key": key,
                "title": "A trial of exosomes",
                "authors": "Amini F, Müller J",
                "year": 2025,
                "venue": "Life",
                "read": "full page",
                "kind": "journal article (RCT)",
                "confidence": "high",
                "retrieved": "2026-11-22",
                "checked": Checked.CHECKED,
                "state": State.APPROVED,
                **columns,
            }
        )
        for scheme, value in names:
            SourceIdentifier.objects.create(source=source, scheme=scheme, value=value)
        return source

    return made


@pytest.fixture
def drafts_of_starter(db):
    put_drafts()
