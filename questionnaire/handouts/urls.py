"""Addresses of what a person takes along."""

from django.urls import URLPattern, path

from questionnaire.handouts.views import after, checklist, sheet

urlpatterns: list[URLPattern] = [
    path("checklist/", checklist.checklist, name="checklist"),
    path("checklist.pdf", checklist.checklist_pdf, name="checklist_pdf"),
    path("checklist/choose/", checklist.checklist_choice, name="checklist_choice"),
    path("checklist/about-me/", checklist.checklist_about_me, name="checklist_about_me"),
    path("checklist/for-everybody/", checklist.general_list, name="general_list"),
    path("checklist/for-everybody.pdf", checklist.general_list_pdf, name="general_list_pdf"),
    path("ask-before-booking/", checklist.before_booking, name="before_booking"),
    path("after-the-visit/", after.after_the_visit, name="after_the_visit"),
    path("after-the-visit/<int:number>/", after.after_the_visit, name="after_the_visit_offer"),
    path("sheet/", sheet.sheet, name="sheet"),
    path("harm-card/", after.harm_card, name="harm_card"),
    path("baseline/", after.baseline, name="baseline"),
]
