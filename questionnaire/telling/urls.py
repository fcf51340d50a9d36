"""Addresses of the pages that tell. An option's key is not an answer; nothing else is in them."""

from django.urls import URLPattern, path

from questionnaire.telling import views

urlpatterns: list[URLPattern] = [
    path("summary/", views.summary, name="summary"),
]
