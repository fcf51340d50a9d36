"""Addresses of the pages that tell. An option's key is not an answer; nothing else is in them."""

from django.urls import URLPattern, path

from questionnaire.telling import checking, views

urlpatterns: list[URLPattern] = [
    path("summary/", views.summary, name="summary"),
    path("options/<slug:key>/", views.option, name="option"),
    path("compare/", views.compare, name="compare"),
    path("claims/", checking.claims, name="claims"),
    path("passport/", checking.passport, name="passport"),
    path("understanding/", checking.understanding, name="understanding"),
    path("people-like-you/", views.people_like_me, name="people_like_me"),
]
