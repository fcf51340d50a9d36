"""The end of a visit: finish and clear, the idle limit, and what happened to the answers."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from questionnaire.rendering.responses import leave, render_page
from questionnaire.visit import cookie
from questionnaire.visit.decorators import private

GONE = 410


@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest) -> HttpResponse:
    """Asks once more, then has the browser forget everything of this site."""
    if request.method != "POST":
        context = {"title": _("Clear your answers?")}
        return private(render_page(request, "questionnaire/finish", context))
    response = leave(request, reverse("finished"))
    cookie.clear(response)
    # By name: the directive "cookies" would also end sessions of other services of this domain.
    response.delete_cookie(settings.CSRF_COOKIE_NAME, samesite="Lax")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return private(response)


@require_safe
def finished(request: HttpRequest) -> HttpResponse:
    return private(
        render_page(request, "questionnaire/finished", {"title": _("Your answers are gone")})
    )


@require_safe
def expired(request: HttpRequest) -> HttpResponse:
    return private(_expired(request, status=200))


@require_safe
def still_here(request: HttpRequest) -> HttpResponse:
    """Keeps a visit alive while somebody reads; says so when it is too late for that."""
    visit = cookie.load(request)
    if visit.ended:
        # The cookie stays for the next page to clear: script that asked in the
        # background comes again to show this page, and must get the same answer.
        return private(_expired(request, status=GONE))
    response = HttpResponse(status=204)
    if not visit.is_empty:
        cookie.save(response, visit)
    return private(response)


def _expired(request: HttpRequest, status: int) -> HttpResponse:
    context = {
        "title": _("We no longer have your answers"),
        "idle_minutes": cookie.IDLE_SECONDS // 60,
        "longest_hours": cookie.LONGEST_SECONDS // 3600,
    }
    return render_page(request, "questionnaire/expired", context, status)
