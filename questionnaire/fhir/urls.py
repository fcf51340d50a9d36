"""Addresses of the answers as a file. The path of the upload is also in the settings' limits."""

from django.urls import URLPattern, path

from questionnaire.fhir import views

urlpatterns: list[URLPattern] = [
    path("answers/", views.answers_file, name="answers"),
    path("answers/download/", views.download, name="answers_download"),
    path("answers/open/", views.look_into, name="answers_open"),
    path("answers/carry-on/", views.carry_on, name="answers_carry_on"),
    path("answers/questionnaire.json", views.blank, name="answers_questionnaire"),
]
