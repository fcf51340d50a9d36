"""Which room answers which address."""

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from decisionaid import health, metrics
from decisionaid.curators import codes
from decisionaid.release import security_txt
from decisionaid.style_page import style_page
from evidence.views import conformance, intended_use, robots

CURATORS = settings.CURATOR_PATH.removeprefix("/")

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("metrics", metrics.metrics, name="metrics"),
    path(f"{CURATORS}code/", codes.code, name="curator_code"),
    path(f"{CURATORS}code/picture.svg", codes.code_picture, name="curator_code_picture"),
    path(CURATORS, admin.site.urls),
    path("evidence/", include("evidence.urls")),
    path("conformance/", conformance.conformance, name="conformance"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("intended-use/", intended_use.intended_use, name="intended_use"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
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
