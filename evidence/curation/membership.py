"""To which open change set a draft belongs."""

from evidence.models import ChangeSet, Draft


def open_set_of(draft: Draft) -> ChangeSet | None:
    """The open change set to which a draft belongs; None: it goes its way alone."""
    found: ChangeSet | None = (
        ChangeSet.objects.filter(
            closed_at=None, entries__kind=draft._meta.model_name, entries__row=draft.pk
        )
        .order_by("-pk")
        .first()
    )
    return found
