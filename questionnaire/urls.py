"""Addresses of the visit, from the first page to the checklist."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
