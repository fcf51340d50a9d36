"""Addresses of the pages that tell. An option's key is not an answer; nothing else is in them."""

from django.urls import URLPattern, path

from questionnaire.summary import checking_views, views

urlpatterns: list[URLPattern] = [
    path("summary/", views.summary, name="summary"),
    path("options/<slug:key>/", views.option, name="option"),
    path("compare/", views.compare, name="compare"),
    path("claims/", checking_views.claims, name="claims"),
    path("passport/", checking_views.passport, name="passport"),
    path("understanding/", checking_views.understanding, name="understanding"),
    path("people-like-you/", views.people_like_me, name="people_like_me"),
]
