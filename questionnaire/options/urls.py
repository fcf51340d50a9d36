"""The addresses of the pages about options."""

from django.urls import URLPattern, path

from questionnaire.options import views

urlpatterns: list[URLPattern] = [
    path("options/<slug:key>/", views.option, name="option"),
    path("compare/", views.compare, name="compare"),
    path("people-like-you/", views.people_like_me, name="people_like_me"),
]
