"""Which release this is, and whom to write to: for pages, operators and people who find a hole."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from decisionaid import __version__

GOOD_FOR = timedelta(days=180)
"""RFC 9116 asks for a day in less than a year, after which nobody should rely on the file."""


def release(request: HttpRequest) -> dict[str, Any]:
    """For templates: `release.version` "0.1.0", `release.contact` "mailto:aid@aid.example" or ""."""
    return {
        "release": {
            "version": __version__,
            "contact": settings.CONTACT,
            "feedback": settings.FEEDBACK,
        }
    }


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a hole in the service, as RFC 9116 asks; absent where no address is set."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = (timezone.now() + GOOD_FOR).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {request.build_absolute_uri(reverse('security_txt'))}",
        "",
    )
    response = HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "public, max-age=3600"
    return response
