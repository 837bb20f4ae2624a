"""Which fields of a decision stand under which sub-heading of the report: the specification's own headings."""

from __future__ import annotations

SECTIONS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "project_stages": (
        ("Ideation & Planning", ("problem_statement", "ml_task", "is_ml_needed", "stages.ideation",
                                 "success_metrics", "kill_criteria")),
        ("Model experimentation, Iteration and Prototyping", ("baseline_text", "stages.prototyping")),
        ("Pipelines Development", ("stages.pipelines", "target_maturity", "maturity_path")),
        ("Deployment & Serving", ("stages.deployment", "go_no_go_gates")),
        ("Monitoring & Continual Learning", ("stages.monitoring",)),
    ),
    "versioning_governance": (
        ("Code", ("code",)),
        ("Infrastructure", ("infrastructure",)),
        ("Data", ("data", "retention", "lineage")),
        ("Prompts", ("prompts",)),
        ("Models", ("models", "prediction_log_fields")),
    ),
    "data_sourcing": (
        ("Data Sourcing & Discovery Plan", ("sources", "labels", "minimum_data", "data_gaps", "legal_basis")),
        ("Data Characteristics", ("characteristics", "sampling", "split", "split_gap_h", "leakage_risks")),
        ("Exploratory Data Analysis", ("eda_plan",)),
    ),
    "pipelines_blueprint": (
        ("Data Ingestion Pipeline", ("ingestion", "backfill_strategy", "dead_letter")),
        ("Feature Engineering Pipeline", ("feature",)),
        ("Model Training Pipeline", ("training", "orchestrator", "dag")),
        ("Inference Pipeline", ("inference",)),
        ("Monitoring & Observability Setup", ("monitoring",)),
        ("Continual Learning & Data Flywheel Pipeline", ("continual", "roles")),
    ),
    "tech_stack": (
        ("Stack", ("stack",)),
        ("Language, delivery "
         "and identity", ("language", "python_version", "package_manager", "ci", "secrets", "identity")),
        ("Lock-in and compatibility", ("lockin_score", "compatibility_matrix", "swaps", "in_use_beside")),
        ("Excluded", ("ruled_out", "excluded")),
    ),
    "testing_strategy": (
        ("Data & Features", ("data_tests",)),
        ("Code & Pipelines", ("code_tests", "coverage_target")),
        ("ML Models", ("model_tests", "ml_test_score", "ml_test_score_plan")),
        ("Infrastructure & Serving", ("infra_tests", "gates")),
        ("Online Testing / Testing in Production", ("online_tests", "ab", "control")),
    ),
    "data_engineering": (
        ("The Data Engineering Lifecycle", ("lifecycle", "batch", "quality_gates", "storage_zones", "lifecycle_rules",
                                            "pii_handling", "document_access", "cdc")),
        ("Real-Time Streaming Pipeline: Design & Architecture", ("streaming",)),
    ),
    "feature_engineering": (
        ("Feature Engineering Lifecycle "
         "and Strategy", ("strategy", "store", "lookup_budget_ms", "max_feature_views", "acceptance",
                            "point_in_time", "skew_check")),
        ("List of features", ("features", "embedding_features", "excluded_inputs")),
        ("Batch Feature Pipeline", ("batch_pipeline", "backfill")),
        ("Real-Time Streaming Feature Pipeline", ("streaming_pipeline",)),
    ),
    "model_development": (
        ("Baseline and candidates", ("baseline", "candidates", "llm")),
        ("Validation and metrics", ("objective", "primary_metric", "metrics", "validation", "calibration",
                                    "imbalance_handling")),
        ("Tuning", ("hpo", "stop_rule")),
        ("Explainability", ("explainability",)),
        ("Reproducibility", ("experiment_tracking", "reproducibility")),
    ),
    "training_pipelines": (
        ("Steps and orchestration", ("orchestrator", "steps", "failure_policy", "data_access")),
        ("Compute", ("compute", "distributed", "est_duration_min", "est_cost_run")),
        ("Triggers and schedule", ("schedule", "triggers", "cache")),
        ("Gates and registry", ("gates", "registry")),
    ),
    "deployment_serving": (
        ("Serving mode and scaling", ("serving_mode", "pattern_id", "replicas", "compute", "packaging", "warmup")),
        ("Release and rollback", ("first_release", "strategy", "canary_steps", "first_step_min", "rollback",
                                  "degradation")),
        ("Endpoints and access", ("endpoints",)),
        ("Availability", ("zones", "multi_region", "second_region_factor", "dr_region")),
    ),
    "inference_pipeline": (
        ("Request path and "
         "latency budget", ("path", "latency_budget", "concurrency", "batching", "caching", "stream_tokens")),
        ("Schemas and validation", ("request_schema", "response_schema", "validation", "idempotency", "feature_fetch",
                                    "retrieval", "pre_post")),
        ("Prediction log", ("prediction_log",)),
        ("Batch inference", ("batch",)),
        ("Fallback", ("fallback", "guardrails")),
    ),
    "monitoring_observability": (
        ("Service levels", ("slos", "infra_metrics", "oncall")),
        ("Data and drift", ("data_checks", "drift")),
        ("Model and business metrics", ("model_metrics", "label_floor", "business_kpis", "llm")),
        ("Logging and tracing", ("logging", "tracing", "dashboards")),
        ("Alerts and runbooks", ("alerts", "pages_a_week", "cost_alerts")),
    ),
    "continual_learning": (
        ("Retraining", ("retrain", "forgetting_checks", "rag_reindex")),
        ("Data flywheel", ("flywheel", "exploration_pct")),
        ("Champion and challenger", ("champion_challenger", "rollback_drill_days")),
        ("Production testing", ("online_tests",)),
    ),
    "governance_ethics": (
        ("Risk and duties", ("risk_tier", "regimes", "samd_class")),
        ("Fairness", ("fairness",)),
        ("Explainability", ("explainability",)),
        ("Human oversight", ("human_oversight",)),
        ("Privacy", ("privacy",)),
        ("Documentation and roles", ("documentation", "roles_raci", "incident_response", "change_mgmt")),
    ),
    "system_architecture": (
        ("Unified Architectural Blueprint", ("placements", "data_flows", "security_zones", "dr", "phased_rollout")),
        ("Potential Bottlenecks, Cost and Performance "
         "Optimizations", ("bottlenecks", "failure_domains", "optimisations")),
        ("Estimated Monthly Costs", ("cost",)),
        ("Scaling Strategies", ("scaling",)),
    ),
}  # fmt: skip
