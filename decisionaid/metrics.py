"""Figures for Prometheus, added up over all workers of a node by prometheus_client.

Off unless METRICS_TOKEN is set; then only who knows the token may read. Labels are names of ours:
methods, routes, statuses and parts of the service. Nothing in them comes from a person.
"""

import os
import secrets
from collections.abc import Iterator

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    Metric,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from decisionaid.figures import SHARED
from decisionaid.health import findings
from evidence.editions.store import current_edition

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 10.0)
disable_created_metrics()  # type: ignore[no-untyped-call]
OF_THIS_WORKER = CollectorRegistry()
REQUESTS = Counter(
    "aid_requests", "Requests answered.", ["method", "route", "status"], registry=OF_THIS_WORKER
)
SECONDS = Histogram(
    "aid_request_seconds",
    "How long answers took.",
    ["route"],
    buckets=BUCKETS,
    registry=OF_THIS_WORKER,
)


def count_request(method: str, route: str, status: int, seconds: float) -> None:
    """Add one answered request; routes are our own names, so their number is bounded."""
    if settings.METRICS_TOKEN:
        REQUESTS.labels(method, route, status).inc()
        SECONDS.labels(route).observe(seconds)


class State(Collector):
    """How the service is at the moment of the scrape, seen from the worker that was asked."""

    def collect(self) -> Iterator[Metric]:
        """The edition that is shown, and each part that /health/ready looks at."""
        edition = current_edition()
        shown = GaugeMetricFamily(
            "aid_edition",
            "The edition that new visits see in the worker that was asked; 0 if there is none.",
            labels=["worker"],
        )
        shown.add_metric([str(os.getpid())], edition.number if edition else 0)
        yield shown
        parts = GaugeMetricFamily(
            "aid_finding",
            "Whether a part of the service is as it must be (1) or not (0).",
            labels=["part"],
        )
        for finding in findings():
            parts.add_metric([finding.part], int(finding.good))
        yield parts


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Everything that was counted since the service started, as Prometheus reads it."""
    token = settings.METRICS_TOKEN
    given = request.headers.get("Authorization", "")
    # Who does not know the token learns not even whether there are figures.
    if not token or not secrets.compare_digest(given.encode(), f"Bearer {token}".encode()):
        raise Http404
    state = CollectorRegistry()
    state.register(State())
    counted = OF_THIS_WORKER
    if SHARED in os.environ:
        counted = CollectorRegistry()
        MultiProcessCollector(counted)  # type: ignore[no-untyped-call]
    text = generate_latest(counted) + generate_latest(state)
    return HttpResponse(text, content_type=CONTENT_TYPE_PLAIN_0_0_4)
