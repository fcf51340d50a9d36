"""Published editions for tests, put straight into the database."""

from datetime import UTC, datetime
from functools import cache, lru_cache

import pytest

from evidence.core.edition import snapshot
from evidence.core.proof.prove import prove
from evidence.editions import store, timed_proof
from evidence.models import Edition
from evidence.starter import starter_catalogue
from tests.kept import kept

PUBLISHED_AT = datetime(2026, 11, 30, 12, tzinfo=UTC)


@cache
def starter_text():
    return snapshot.dumps(starter_catalogue())


def put_edition(number=1, text=None, **columns):
    """Store an edition without asking whether it may be published."""
    text = starter_text() if text is None else text
    edition = Edition(
        **{
            "number": number,
            "published_at": PUBLISHED_AT,
            "published_by": "Pat Publisher",
            "note": "",
            "schema": snapshot.SCHEMA,
            "snapshot": text,
            "sha256": snapshot.digest(text),
            **columns,
        }
    )
    edition.save()
    store.look_again()
    return edition


@pytest.fixture(autouse=True, scope="session")
def _each_text_parsed_once():
    """The same text gives the same frozen value, and what pages drew from it, in all tests.

    A server holds on to an edition in the same way for as long as it runs.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(snapshot, "loads", lru_cache(maxsize=4)(snapshot.loads))
        yield


@pytest.fixture(autouse=True, scope="session")
def _each_text_proved_once():
    """The proof is a pure function of what it reads of a text, and takes seconds.

    All workers of a run, and the run on the other database, find what one of them has proved.
    """
    proved = {}

    def prove_once(catalogue):
        if catalogue not in proved:
            text = snapshot.dumps(catalogue)
            proved[catalogue] = kept("proofs", text, lambda: prove(catalogue))
        return proved[catalogue]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timed_proof, "prove", prove_once)
        yield


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """Every test starts as a new process would, whatever the one before has published."""
    store.forget()
    yield
    store.forget()


@pytest.fixture
def published(db):
    """The starter edition, published as number 1."""
    put_edition()
    return store.current_edition()
