"""The addresses of what a person may check."""

from django.urls import URLPattern, path

from questionnaire.checking import views

urlpatterns: list[URLPattern] = [
    path("claims/", views.claims, name="claims"),
    path("passport/", views.passport, name="passport"),
    path("understanding/", views.understanding, name="understanding"),
]
