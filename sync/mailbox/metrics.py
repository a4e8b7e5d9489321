"""Figures for whoever watches the service (Prometheus); no unit, no address, no name in them."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """The figures of one replica."""

    def __init__(self) -> None:
        self._all = CollectorRegistry()
        self.requests = Counter(
            "binhyen_mailbox_requests",
            "Requests by route, method and status",
            ("route", "method", "status"),
            registry=self._all,
        )
        self.refusals = Counter(
            "binhyen_mailbox_refusals", "Refusals by code", ("code",), registry=self._all
        )
        self.seconds = Histogram(
            "binhyen_mailbox_request_seconds",
            "Time from the head of a request to the end of its answer",
            ("route",),
            buckets=(0.005, 0.02, 0.1, 0.5, 2, 10, 60),
            registry=self._all,
        )
        self.bytes = Counter(
            "binhyen_mailbox_bytes", "Bytes of bodies", ("direction",), registry=self._all
        )
        self.uploads = Gauge(
            "binhyen_mailbox_uploads_open", "Uploads being handled now", registry=self._all
        )
        self.waiting = Gauge("binhyen_mailbox_files", "Finished files here", registry=self._all)
        self.held = Gauge(
            "binhyen_mailbox_held_bytes", "Bytes of files and parts here", registry=self._all
        )
        self.version = Gauge(
            "binhyen_mailbox_registry_version", "Registry believed", registry=self._all
        )

    def text(self) -> bytes:
        """Return the figures as Prometheus reads them."""
        return generate_latest(self._all)
