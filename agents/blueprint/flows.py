"""Which component talks to which, how, and with what kind of data."""

from __future__ import annotations

from collections.abc import Sequence

from core.plan import Component, Flow

CLIENTS, SOURCES = "clients", "sources"
EDGES = (
    (SOURCES, "ingest.batch", "https"),
    (SOURCES, "ingest.stream", "https"),
    ("ingest.batch", "store.lake", "https"),
    ("ingest.stream", "transform.stream", "tls stream"),
    ("ingest.stream", "store.lake", "https"),
    ("transform.stream", "feature.online", "tls"),
    ("transform.stream", "store.online", "tls"),
    ("transform.stream", "store.vector", "tls"),
    ("store.lake", "transform.batch", "https"),
    ("transform.batch", "feature.offline", "https"),
    ("transform.batch", "feature.online", "tls"),
    ("transform.batch", "store.vector", "tls"),
    ("transform.batch", "store.warehouse", "tls"),
    ("feature.offline", "train.compute", "https"),
    ("train.orchestrator", "train.compute", "https"),
    ("train.orchestrator", "transform.batch", "https"),
    ("train.compute", "govern.registry", "https"),
    ("govern.registry", "serve.online", "https at release"),
    ("govern.registry", "serve.batch", "https at release"),
    ("govern.registry", "serve.edge", "https at release"),
    ("govern.registry", "serve.async", "https at release"),
    ("feature.offline", "serve.batch", "https"),
    ("serve.batch", "store.lake", "https"),
    ("serve.batch", "store.warehouse", "tls"),
    ("serve.batch", "store.online", "tls"),
    (CLIENTS, "serve.online", "https"),
    (CLIENTS, "serve.async", "https"),
    (CLIENTS, "serve.edge", "local"),
    ("serve.online", "feature.online", "tls"),
    ("feature.online", "store.online", "tls"),
    ("serve.online", "store.vector", "tls"),
    ("serve.online", "serve.llm", "https"),
    ("serve.online", "store.lake", "https, prediction log"),
    ("serve.async", "store.lake", "https, prediction log"),
    ("serve.edge", "ingest.batch", "mtls, sampled"),
    ("store.lake", "observe.drift", "https"),
    ("serve.online", "observe.logs", "https"),
    ("serve.batch", "observe.logs", "https"),
    ("serve.async", "observe.logs", "https"),
    ("serve.llm", "observe.llm", "https"),
    ("serve.batch", "observe.llm", "https, traces"),
    ("serve.async", "serve.llm", "https, redacted text"),
    ("serve.batch", "serve.llm", "https, redacted text"),
    ("observe.logs", "observe.metrics", "https"),
)
AUTH = {"aws": "iam", "gcp": "service account", "azure": "managed identity", "k8s": "mtls"}
BARE = ("observe.metrics", "govern.registry")


def flows(components: Sequence[Component], cloud: str, classes: Sequence[str]) -> list[Flow]:
    """Every edge both of whose ends exist; telemetry and artefacts carry no business data."""
    present = {component.role for component in components} | {CLIENTS, SOURCES}
    return [
        _flow(source, target, protocol, cloud, classes)
        for source, target, protocol in EDGES
        if {source, target} <= present
    ]


def _flow(source: str, target: str, protocol: str, cloud: str, classes: Sequence[str]) -> Flow:
    auth = "oidc" if source == CLIENTS else AUTH[cloud]
    carries = [] if target in BARE or source == "govern.registry" else sorted(classes)
    return Flow(source=source, target=target, protocol=protocol, auth=auth, encrypted=True, data_classes=carries)
