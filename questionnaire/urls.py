"""Addresses of the visit, from the first page to the checklist. None of them names an answer."""

from django.urls import URLPattern, URLResolver, include, path

from questionnaire.about import pages
from questionnaire.asking import message_views
from questionnaire.asking import views as asking
from questionnaire.summary import views as summary
from questionnaire.visit import views as visit

urlpatterns: list[URLPattern | URLResolver] = [
    path("", pages.home, name="home"),
    path("about/", pages.about, name="about"),
    path("help/", pages.help_page, name="help"),
    path("privacy/", pages.privacy, name="privacy"),
    path("questions/<slug:slug>/", asking.question, name="question"),
    path("see-a-doctor-first/", message_views.see_a_doctor_first, name="see_a_doctor_first"),
    path("stop/", message_views.stop, name="stop"),
    path("check/", asking.check, name="check"),
    path("summary/", summary.summary, name="summary"),
    path("", include("questionnaire.options.urls")),
    path("", include("questionnaire.checking.urls")),
    path("", include("questionnaire.handouts.urls")),
    path("", include("questionnaire.fhir.urls")),
    path("", include("questionnaire.quotes.urls")),
    path("still-here/", visit.still_here, name="still_here"),
    path("finish/", visit.finish, name="clear"),
    path("finished/", visit.finished, name="finished"),
    path("expired/", visit.expired, name="expired"),
]
