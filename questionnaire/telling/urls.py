"""Addresses of the pages that tell. An option's key is not an answer; nothing else is in them."""

from django.urls import URLPattern, path

from questionnaire.telling import views

urlpatterns: list[URLPattern] = [
    path("summary/", views.summary, name="summary"),
    path("options/<slug:key>/", views.option, name="option"),
    path("compare/", views.compare, name="compare"),
    path("people-like-you/", views.people_like_me, name="people_like_me"),
]
