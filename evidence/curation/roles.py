"""The four roles of curators: which groups there are and what each may do.

A person may carry two roles. That nobody approves their own revision does not hang on roles:
`evidence.curation.review` looks at who wrote it.
"""

from collections.abc import Iterator
from typing import Any

AUTHOR = "Author"
REVIEWER = "Reviewer"
PUBLISHER = "Publisher"
AUDITOR = "Auditor"
ROLES = (AUTHOR, REVIEWER, PUBLISHER, AUDITOR)

APPEND_ONLY = frozenset(
    {
        "edition", "ledgerentry", "approval", "auditrow", "numbercheck", "startertaken",
        "changesetentry", "changesetreading", "keptasitis",
    }
)  # fmt: skip
_FURTHER = {
    AUTHOR: ("preview_edition",),
    REVIEWER: ("preview_edition", "approve_draft", "add_numbercheck"),
    PUBLISHER: ("preview_edition", "publish_edition", "withdraw_edition"),
    AUDITOR: ("preview_edition",),
}


def codenames(role: str, models: Iterator[str] | list[str]) -> Iterator[str]:
    """The permissions of a role over these models of the evidence app, by their code names."""
    yield from _FURTHER[role]
    for model in models:
        yield f"view_{model}"
        if model in APPEND_ONLY or model.startswith("historical") or model == "curatornotice":
            continue
        if role == AUTHOR:
            yield from (f"add_{model}", f"change_{model}", f"delete_{model}")
        if role == PUBLISHER:
            yield f"delete_{model}"


def make_roles(apps: Any) -> None:
    """Make the groups, or give them back the permissions they should have."""
    groups = apps.get_model("auth", "Group").objects
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="evidence"
    )
    models = list(permissions.values_list("content_type__model", flat=True).distinct())
    for role in ROLES:
        group, _new = groups.get_or_create(name=role)
        group.permissions.set(permissions.filter(codename__in=set(codenames(role, models))))


def remove_roles(apps: Any) -> None:
    """Remove the groups again."""
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()
