"""Trace ids from a request to its jobs, and OpenTelemetry spans where an OTLP endpoint is configured."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import structlog

from core.errors import Unavailable
from core.settings import Settings

TRACEPARENT = re.compile(r"00-(?P<trace>(?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")
SERVICE = "agentic-mlops-platform"


def chosen(traceparent: str | None, request_id: str) -> str:
    """32 hex digits: the caller's trace (W3C Trace Context), else the request's own id, else a new one."""
    if (given := TRACEPARENT.fullmatch(traceparent or "")) is not None:
        return given["trace"]
    return request_id if re.fullmatch(r"(?!0{32})[0-9a-f]{32}", request_id) else uuid.uuid4().hex


def current() -> str | None:
    """The trace of whatever is being done now: what a job carries on."""
    found = structlog.contextvars.get_contextvars().get("trace_id")
    return str(found) if found else None


def configure(settings: Settings, process: str) -> None:
    """Send spans to `AMP_OTLP_ENDPOINT`; without it, spans cost nothing and go nowhere. FastAPI makes its own."""
    if settings.otlp_endpoint is None:
        return
    try:
        from opentelemetry import trace
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as error:
        raise Unavailable("AMP_OTLP_ENDPOINT needs the extra `otel`.") from error
    provider = TracerProvider(resource=Resource.create({"service.name": f"{SERVICE}.{process}"}))
    exporter = OTLPSpanExporter(endpoint=f"{settings.otlp_endpoint.rstrip('/')}/v1/traces")
    provider.add_span_processor(BatchSpanProcessor(exporter))
    trace.set_tracer_provider(provider)


@contextmanager
def span(name: str, trace_id: str | None = None, **attributes: Any) -> Iterator[None]:
    """A span of our own; with `trace_id` it belongs to that trace, whoever started it."""
    if (tracer := _tracer()) is None:
        yield
        return
    given = {f"amp.{key}": value for key, value in attributes.items() if value is not None}
    with tracer.start_as_current_span(name, context=_parent(trace_id), attributes=given):
        yield


@cache
def _tracer() -> Any:
    """None where the extra is not installed; looking for it costs as much as a whole small job."""
    try:
        from opentelemetry import trace
    except ImportError:
        return None
    return trace.get_tracer("amp")


def _parent(trace_id: str | None) -> Any:
    """A remote parent in that trace. Only the trace's id travels with a job, so the parent's own id is derived."""
    from opentelemetry.trace import NonRecordingSpan, SpanContext, TraceFlags, set_span_in_context

    if trace_id is None or not re.fullmatch(r"[0-9a-f]{32}", trace_id):
        return None
    parent = SpanContext(int(trace_id, 16), int(trace_id[16:], 16) or 1, True, TraceFlags(TraceFlags.SAMPLED))
    return set_span_in_context(NonRecordingSpan(parent))
