"""Addresses of public pages that stand at the root: conformance, and what search engines ask for."""

from django.urls import URLPattern, path

from evidence.views import conformance, robots

urlpatterns: list[URLPattern] = [
    path("conformance/", conformance.conformance, name="conformance"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
]
