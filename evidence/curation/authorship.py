"""Who wrote what waits for approval: kept on the draft, and the only thing that decides who may approve it.

The history names a writer for every row it keeps, of a draft or of one of its lines; that is noted here
for all pages alike. What is written in bulk has no such moment and names its writer itself.
"""

from typing import Any

from django.db import models
from simple_history.signals import post_create_historical_record

from evidence.models import Draft, Part


def writers_of(draft: Draft) -> set[int]:
    """Logins of everybody who wrote or submitted what waits for approval now."""
    return set(draft.written_by or ())


def and_writer(logins: list[int] | None, by: Any) -> list[int]:
    """The same logins and this curator's; a command has none."""
    before = logins or []
    login = getattr(by, "pk", None)
    return before if login is None or login in before else [*before, login]


def listen() -> None:
    """Note the writer of every revision that django-simple-history writes."""
    post_create_historical_record.connect(_note, dispatch_uid="evidence.authorship")


def _note(sender: Any, instance: models.Model, history_instance: Any, **_rest: Any) -> None:
    writer = history_instance.history_user
    if writer is None or not isinstance(instance, (Draft, Part)):
        return
    if isinstance(instance, Draft):
        rows = type(instance)._default_manager.filter(pk=instance.pk)
    else:
        owner: Any = instance._meta.get_field(instance.of).related_model
        rows = owner._default_manager.filter(pk=getattr(instance, f"{instance.of}_id"))
    found = rows.values_list("written_by").first()
    if found is None or writer.pk in (found[0] or ()):
        return
    after = and_writer(found[0], writer)
    rows.update(written_by=after)
    if isinstance(instance, Draft):
        # Who saves the same object again must not take the name off.
        instance.written_by = after
