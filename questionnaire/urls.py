"""Addresses of the visit, from the first page to the checklist. None of them names an answer."""

from django.urls import URLPattern, URLResolver, include, path

from questionnaire.views import asking, leaving, messages, pages

urlpatterns: list[URLPattern | URLResolver] = [
    path("", pages.home, name="home"),
    path("about/", pages.about, name="about"),
    path("help/", pages.help_page, name="help"),
    path("privacy/", pages.privacy, name="privacy"),
    path("questions/<slug:slug>/", asking.question, name="question"),
    path("see-a-doctor-first/", messages.see_a_doctor_first, name="see_a_doctor_first"),
    path("stop/", messages.stop, name="stop"),
    path("check/", asking.check, name="check"),
    path("", include("questionnaire.telling.urls")),
    path("", include("questionnaire.taking.urls")),
    path("", include("questionnaire.fhir.urls")),
    path("", include("questionnaire.quotes.urls")),
    path("still-here/", leaving.still_here, name="still_here"),
    path("finish/", leaving.finish, name="clear"),
    path("finished/", leaving.finished, name="finished"),
    path("expired/", leaving.expired, name="expired"),
]
