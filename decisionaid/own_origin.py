"""Lets our own forms through the check for forged requests."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class OwnOrigin:
    """Names our own origin on a form sent from one of our pages.

    Under `Referrer-Policy: no-referrer` browsers send `Origin: null` with every form, and
    Django takes that for another site. `Sec-Fetch-Site`, which no page can set, tells the two
    apart. Older browsers do not send it; for them, as for all, the token decides: another
    site cannot read it, and SameSite keeps the cookie beside it from going along.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sent_from = request.META.get("HTTP_SEC_FETCH_SITE", "same-origin")
        if request.META.get("HTTP_ORIGIN") == "null" and sent_from == "same-origin":
            request.META["HTTP_ORIGIN"] = f"{request.scheme}://{request.get_host()}"
        return self.get_response(request)
