"""Which room answers which address."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path(settings.CURATOR_PATH.removeprefix("/"), admin.site.urls),
    path("evidence/", include("evidence.urls")),
    path("", include("questionnaire.urls")),
]

handler400 = "decisionaid.errors.bad_request"
handler403 = "decisionaid.errors.permission_denied"
handler404 = "decisionaid.errors.page_not_found"
handler500 = "decisionaid.errors.server_error"
