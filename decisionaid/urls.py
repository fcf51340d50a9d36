"""Which room answers which address."""

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from decisionaid.style_page import style_page

urlpatterns: list[URLPattern | URLResolver] = [
    path(settings.CURATOR_PATH.removeprefix("/"), admin.site.urls),
    path("evidence/", include("evidence.urls")),
    path("", include("evidence.site_urls")),
    path("", include("questionnaire.urls")),
]

if not settings.PRODUCTION:
    urlpatterns += [
        path("style/", style_page, name="style"),
        path("style/<slug:page>/", style_page, name="style_example"),
    ]

handler400 = "decisionaid.errors.bad_request"
handler403 = "decisionaid.errors.permission_denied"
handler404 = "decisionaid.errors.page_not_found"
handler500 = "decisionaid.errors.server_error"
