"""What the release's own content changed, version by version."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evidence.editions.store import PublishedEdition
from evidence.presenters.parts import Entry, Section, facts
from evidence.starter.content_version import CONTENT_VERSION, ContentChange, content_changes
from evidence.views.pages import listing
from evidence.views.public import Shown, public_page


@public_page
def content_changes_page(edition: PublishedEdition, today: str) -> Shown:
    """What changed since the content version before, entry by entry, with the reason."""
    before = CONTENT_VERSION - 1
    entries = tuple(_entry(number, change) for number, change in enumerate(content_changes(), 1))
    return listing(
        _("What changed since content version {n}").format(n=before),
        _(
            "The content that comes with this aid has a version of its own. This is version {n}."
        ).format(n=CONTENT_VERSION),
        (
            Section(
                "changes",
                _("{n} changes, each with its reason").format(n=len(entries)),
                _("An outside check of November 2026 asked for most of them."),
                entries,
            ),
        ),
    )


def _entry(number: int, change: ContentChange) -> Entry:
    return Entry(
        key=f"change-{number}",
        title=change.title,
        facts=facts(
            (gettext_lazy("Before"), change.was),
            (gettext_lazy("Now"), change.now),
            (gettext_lazy("Why"), change.why),
        ),
        reported=facts((gettext_lazy("The entries it is about"), ", ".join(change.entries))),
    )
