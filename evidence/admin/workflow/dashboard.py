"""What the curators' first page says: what waits, what is due, and what differs from the edition."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from evidence.admin.parts.problem_links import linked
from evidence.admin.workflow.translating import stale_entries
from evidence.audit import trail
from evidence.core.edition.diff import compare
from evidence.core.edition.vocabulary import Checked
from evidence.curation.overdue import SOON, Entry, due, named, waiting
from evidence.curation.release_offer import brings_something
from evidence.editions import integrity
from evidence.editions.gate import weigh_drafts
from evidence.editions.publish import PublishRefused, approved_catalogue
from evidence.editions.store import PublishedEdition, current_edition
from evidence.models import ChangeSet, CuratorNotice, Source, State
from evidence.presenters.edition_pages import KINDS

SHOWN = 12
"""Entries of each list on the first page; the rest is counted."""
GOOD = (Checked.CHECKED,)

_remembered: tuple[tuple[str, str], dict[str, Any]] | None = None


def dashboard(user: Any, today: date) -> dict[str, Any]:
    """Everything the first page shows, in a bounded number of queries."""
    edition = current_edition()
    waits = waiting()
    for_me = [one for one in waits if user.pk not in one.writers]
    dated = due(today + SOON)
    overdue = [one for one in dated if one.due_on and one.due_on < today]
    soon = dated[len(overdue) :]
    mine = _begun(user)
    since = since_edition(edition) if edition else {}
    shown = named([*for_me[:SHOWN], *mine[:SHOWN], *overdue[:SHOWN], *soon[:SHOWN]])
    return {
        "begin": list(_begin(user)),
        "mine": _listed(shown, mine),
        "mine_count": len(mine),
        "may_review": user.has_perm("evidence.approve_draft"),
        "waiting": _listed(shown, for_me),
        "waiting_count": len(for_me),
        "own_count": len(waits) - len(for_me),
        "overdue": _listed(shown, overdue, today),
        "overdue_count": len(overdue),
        "soon": _listed(shown, soon),
        "soon_count": len(soon),
        "stale": (found := stale_entries())[:SHOWN],
        "stale_count": len(found),
        "notices": list(_notices(user)),
        "sources": _sources(),
        "new_evidence": brings_something(),
        "change_sets": ChangeSet.objects.filter(closed_at=None)[:SHOWN],
        "live": edition,
        "since": since,
        "problems": linked(since.get("problems", ())[:SHOWN]),
        "to_mend": linked(since.get("to_mend", ())[:SHOWN]),
        "health": list(_health(edition, today)),
    }


def since_edition(edition: PublishedEdition) -> dict[str, Any]:
    """What approved work waits to be published, and what keeps it; worked out once per change."""
    global _remembered
    mark = (trail.head(), edition.sha256)
    if _remembered is None or _remembered[0] != mark or not mark[0]:
        _remembered = (mark, _since(edition))
    return _remembered[1]


def _since(edition: PublishedEdition) -> dict[str, Any]:
    try:
        catalogue = approved_catalogue()
    except PublishRefused as error:
        return {"changes": [], "count": 0, "problems": error.problems, "to_mend": ()}
    found = Counter(change.kind for change in compare(edition.catalogue, catalogue))
    named_kinds = [(KINDS.get(kind, kind.replace("_", " ")), n) for kind, n in found.items()]
    weighed = weigh_drafts(catalogue)
    return {
        "changes": named_kinds,
        "count": found.total(),
        # What would say the same as the last edition is not published, so nothing blocks it.
        "problems": weighed.blocks if found else (),
        "to_mend": weighed.to_mend,
    }


def _begin(user: Any) -> Iterator[tuple[str, str]]:
    """Where somebody new begins: addresses and words, as far as their rights go."""
    steps = (
        ("add_study", "study_add", _("Add a study, with what it found")),
        ("add_option", "option_add", _("Add an option, with all that belongs to it")),
        ("add_importbatch", "importbatch_add", _("Import a list of sources")),
        ("add_translation", "translation_add", _("Translate a text")),
        ("add_changeset", "changeset_gather", _("Put together what belongs together")),
        ("publish_edition", "edition_publish", _("Compare and publish")),
    )
    for right, page, words in steps:
        if user.has_perm(f"evidence.{right}"):
            yield reverse(f"admin:evidence_{page}"), words
    yield reverse("admin:evidence_auditrow_changelist"), _("See who did what: the audit trail")


def _begun(user: Any) -> list[Entry]:
    """Drafts that this curator wrote and nobody has submitted, the latest first."""
    return [one for one in reversed(waiting(State.DRAFT)) if user.pk in one.writers]


def _listed(shown: list[Entry], wanted: list[Entry], today: date | None = None) -> list[Any]:
    keys = [(one.kind, one.row) for one in wanted[:SHOWN]]
    found = {(one.kind, one.row): one for one in shown}
    return [
        {
            "name": found[key].name,
            "what": found[key].what,
            "due_on": found[key].due_on,
            "days": found[key].days_over(today) if today else 0,
            "review_url": reverse(f"admin:evidence_{key[0]}_review", args=[key[1]]),
            "change_url": reverse(f"admin:evidence_{key[0]}_change", args=[key[1]]),
        }
        for key in keys
        if key in found
    ]


def _notices(user: Any) -> Any:
    for notice in CuratorNotice.objects.filter(user_id=user.pk, read=False)[:SHOWN]:
        kind = notice.kind
        page = "change" if kind == "edition" else "review"
        url = reverse(f"admin:evidence_{kind}_{page}", args=[notice.row]) if kind else ""
        yield {"text": notice.text, "at": notice.at, "url": url}


def _sources() -> list[Mapping[str, Any]]:
    counted = dict(Source.objects.order_by().values_list("checked").annotate(n=Count("pk")))
    address = reverse("admin:evidence_source_changelist")
    return [
        {
            "state": state.value.replace("_", " "),
            "n": counted[state.value],
            "url": f"{address}?checked__exact={state.value}",
            "bad": state in (Checked.RETRACTED, Checked.CONCERN),
        }
        for state in Checked
        if state not in GOOD and counted.get(state.value)
    ]


def _health(edition: PublishedEdition | None, today: date) -> Any:
    if edition is None:
        yield _("No edition is shown to patients.")
    elif not integrity.newest_is_shown():
        yield _("The newest edition is not the one that is shown, or it is damaged.")
    if not integrity.clock_is_sane(timezone.now()):
        yield _("The clock stands before the last edition or withdrawal.")
    if not integrity.ledger_is_complete():
        yield _("The database lacks a withdrawal: an old backup was restored.")
    if edition and (late := integrity.overdue_statements(edition, today)):
        yield _("%s statements of the live edition are past their date and marked so.") % late
