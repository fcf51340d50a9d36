"""Addresses of what a person takes along."""

from django.urls import URLPattern, path

from questionnaire.taking import views

urlpatterns: list[URLPattern] = [
    path("checklist/", views.checklist, name="checklist"),
    path("checklist.pdf", views.checklist_pdf, name="checklist_pdf"),
    path("checklist/choose/", views.checklist_choice, name="checklist_choice"),
]
