"""One line for each form that was sent back: where, and at which fields. Never what was entered.

A field that many people are sent back for is a question that is asked badly.
"""

import logging
from collections.abc import Callable, Iterator
from typing import Any

from django.forms.forms import BaseForm
from django.http import HttpRequest, HttpResponse

from decisionaid.access_log import route_of

Respond = Callable[[HttpRequest], HttpResponse]
# As the access log: to the minute, and nothing that tells one person from another.
LOG = logging.getLogger("decisionaid.access.refused")
MOST_FIELDS = 12


class RefusedForms:
    """Sees the forms that a page was drawn from, by their own names for fields."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and (fields := refused_fields(response)):
            details = {"event": "form_sent_back", "route": route_of(request), "fields": fields}
            LOG.info("form sent back", extra={"details": details})
        return response


def refused_fields(response: HttpResponse) -> list[str]:
    """Names of the fields with something to mend, sorted; of those of a page drawn from a context."""
    found = {name for form in forms_of(response) if form.is_bound for name in form.errors}
    return sorted(found)[:MOST_FIELDS]


def forms_of(response: HttpResponse) -> Iterator[BaseForm]:
    """Forms that the page says it was drawn from (people's) or that are in its context (curators')."""
    yield from getattr(response, "forms", ())
    context: dict[str, Any] = getattr(response, "context_data", None) or {}
    for value in context.values():
        form = getattr(value, "form", value)  # Django's admin wraps its forms
        if isinstance(form, BaseForm):
            yield form
    for group in context.get("inline_admin_formsets", ()):
        yield from group.formset.forms
