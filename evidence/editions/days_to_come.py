"""Nobody has searched on a day that has not come: the one check that looks at the calendar.

A search may be newer than the edition, and the edition says nothing of the newest one. So its day is
laid beside the day on which somebody approves or publishes it.
"""

from collections.abc import Iterator

from django.utils import timezone

from evidence.core.checks.check import Check
from evidence.core.checks.dates_and_costs import searches
from evidence.core.edition.catalogue import Catalogue


def days_to_come(catalogue: Catalogue) -> Iterator[str]:
    """Searches told in plain words of a day after today, one sentence each."""
    today = timezone.localdate().isoformat()
    for place, day, said in searches(catalogue):
        if day > today:
            yield f"{place}: nobody can have searched on {said}, which has not come yet"


CHECKS = (Check("searches lie behind us", days_to_come, reading=True, daily=True),)
"""What the publish gate asks; see `Check` for how far it blocks."""
