"""What happens at the curators' door, as lines an operator can alert on.

Only these lines carry an address of the network, and only for pages of curators.
"""

import logging
from typing import Any

from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

LOG = logging.getLogger("decisionaid.security")
LONGEST_NAME = 150
NORMAL = frozenset({"password_accepted", "logged_out", "phone_set_up", "let_in"})
ALARMING = frozenset({"slowed_down"})
"""What somebody should look at when it happens. The rest is a warning: now and then it is a slip."""


def level_of(event: str) -> int:
    """INFO for what is normal, ERROR for what is alarming, else WARNING."""
    if event in NORMAL:
        return logging.INFO
    return logging.ERROR if event in ALARMING else logging.WARNING


def tell(request: HttpRequest | None, event: str, account: str = "", route: str = "") -> None:
    """One line; the account only where somebody named one, the route by its own name."""
    details = {"event": event, "account": account[:LONGEST_NAME]}
    if request is not None and request.path_info.startswith(settings.CURATOR_PATH):
        details["address"] = request.META.get("REMOTE_ADDR", "")
    if route:
        details["route"] = route
    LOG.log(level_of(event), event, extra={"details": details})


def listen() -> None:
    """Hear of logins from Django and of locks from axes."""
    user_logged_in.connect(_password_accepted, dispatch_uid="security_log")
    user_logged_out.connect(_logged_out, dispatch_uid="security_log")
    user_login_failed.connect(_password_refused, dispatch_uid="security_log")
    user_locked_out.connect(_slowed_down, dispatch_uid="security_log")


def _password_accepted(request: HttpRequest | None, user: Any, **_rest: Any) -> None:
    tell(request, "password_accepted", user.get_username())


def _logged_out(request: HttpRequest | None, user: Any, **_rest: Any) -> None:
    tell(request, "logged_out", user.get_username() if user else "")


def _password_refused(
    credentials: dict[str, Any], request: HttpRequest | None = None, **_rest: Any
) -> None:
    tell(request, "password_refused", str(credentials.get("username", "")))


def _slowed_down(request: HttpRequest | None, username: str = "", **_rest: Any) -> None:
    tell(request, "slowed_down", username or "")
