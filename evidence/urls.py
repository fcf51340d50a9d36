"""Addresses of the public evidence pages, under /evidence/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
