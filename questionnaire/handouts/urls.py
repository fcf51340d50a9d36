"""Addresses of what a person takes along."""

from django.urls import URLPattern, path

from questionnaire.handouts.views import after, checklist, sheet

urlpatterns: list[URLPattern] = [
    path("checklist/", checklist.checklist, name="checklist"),
    path("checklist.pdf", checklist.checklist_pdf, name="checklist_pdf"),
    path("checklist/choose/", checklist.checklist_choice, name="checklist_choice"),
    path("sheet/", sheet.sheet, name="sheet"),
    path("harm-card/", after.harm_card, name="harm_card"),
    path("baseline/", after.baseline, name="baseline"),
]
