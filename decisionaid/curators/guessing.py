"""How wrong passwords are counted: few for one name from one address, more for an address alone."""

from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest


class SlowGuessing(AxesDatabaseHandler):  # type: ignore[misc]
    """Five wrong passwords lock a name where they came from; fifty lock the address."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """As many as count against AXES_FAILURE_LIMIT, the one limit that axes knows."""
        # In the order of AXES_LOCKOUT_PARAMETERS.
        by_name, by_address = (
            attempts.aggregate(sum=Sum("failures_since_start"))["sum"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        )
        share = by_address * settings.AXES_FAILURE_LIMIT // settings.ADDRESS_FAILURE_LIMIT
        return int(max(by_name, share))

    def reset_user_attempts(
        self, request: HttpRequest, credentials: dict[str, Any] | None = None
    ) -> int:
        """Who got in has mistyped own passwords only: tries at other names go on counting."""
        by_name, _by_address = self.filter_user_attempts(request, credentials)
        return int(by_name.delete()[0])


def end_wait(name: str) -> list[str]:
    """Let this name in again, from addresses that are locked as a whole too. Gives those."""
    AccessAttempt.objects.filter(username=name).delete()
    # While an address is locked nobody's name is noted there, so all of them are opened.
    locked = (
        AccessAttempt.objects.values("ip_address")
        .annotate(sum=Sum("failures_since_start"))
        .filter(sum__gte=settings.ADDRESS_FAILURE_LIMIT)
        .values_list("ip_address", flat=True)
    )
    addresses = sorted(str(address) for address in locked)
    AccessAttempt.objects.filter(ip_address__in=addresses).delete()
    return addresses
