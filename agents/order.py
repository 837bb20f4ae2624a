"""The fixed order in which agents run. The ids are frozen: documents, events and tests refer to them."""

from __future__ import annotations

PLANNING = (
    "project_stages",
    "versioning_governance",
    "data_sourcing",
    "pipelines_blueprint",
    "tech_stack",
    "testing_strategy",
    "data_engineering",
    "feature_engineering",
    "model_development",
    "training_pipelines",
    "deployment_serving",
    "inference_pipeline",
    "monitoring_observability",
    "continual_learning",
    "governance_ethics",
    "system_architecture",
)
IMPLEMENTATION = (
    "code_data_ingestion",
    "code_feature_engineering",
    "code_model_training",
    "code_inference",
    "code_monitoring",
    "code_continual_learning",
)
CRITICS = ("technical_critic", "cost_critic", "policy_engine")
FINAL = ("final_critic",)
ALL = PLANNING + IMPLEMENTATION
EVERYONE = ALL + CRITICS + FINAL
