"""The values that constraints of a closed kind take."""

from __future__ import annotations

from typing import Literal

ProblemType = Literal[
    "binary_clf", "multiclass", "regression", "ranking", "recsys", "forecasting", "anomaly",
    "cv_detection", "cv_segmentation", "nlp_clf", "ocr_idp", "asr", "rag", "llm_generation",
    "llm_extraction", "bandit", "graph",
]  # fmt: skip
Cloud = Literal["aws", "gcp", "azure", "on_prem", "multi", "unspecified"]
DataClass = Literal[
    "public", "internal", "pii", "spi", "phi", "pci", "financial", "children", "biometric", "trade_secret",
]  # fmt: skip
AccessRules = Literal["none", "groups", "per_document", "clearances"]
RunPeriod = Literal["hourly", "daily", "weekly", "monthly", "quarterly"]
ServingMode = Literal["online", "batch", "async", "streaming", "edge", "embedded"]
