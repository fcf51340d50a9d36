"""The service's addresses and `/bare/`: a view that does nothing behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from decisionaid.urls import *
from decisionaid.urls import urlpatterns as service


def bare(request: HttpRequest) -> HttpResponse:
    """The least a Django view can do."""
    return HttpResponse("<!doctype html><title>Bare</title><p>Bare")


urlpatterns = [path("bare/", bare), *service]
