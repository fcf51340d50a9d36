"""Addresses of the offers. A number is a place in the list; it says nothing of an offer."""

from django.urls import URLPattern, path

from questionnaire.quotes import views

urlpatterns: list[URLPattern] = [
    path("quotes/", views.quotes, name="quotes"),
    path("quotes/<int:number>/", views.quote, name="quote"),
    path("quotes/<int:number>/remove/", views.remove, name="quote_remove"),
]
