"""Every pattern of the domain's list is catalogued; where a row of the list names several, each is."""

from __future__ import annotations

from templates.catalog.load import Catalog

LIST = {
    "aws.ingest": "s3_event_lambda glue_scheduled dms_cdc kinesis_flow firehose_s3 msk appflow airbyte",
    "gcp.ingest": "gcs_eventarc_run pubsub datastream_cdc bq_transfer",
    "azure.ingest": "adls_eventgrid_func eventhubs adf_copy iothub_edge",
    "k8s.ingest": "strimzi_kafka airbyte dlt",
    "any.transform": "duckdb_polars_job dbt_warehouse",
    "aws.transform": "emr_serverless glue_etl athena_ctas managed_flink lambda_stream",
    "gcp.transform": "bigquery_sql dataflow dataproc_serverless",
    "azure.transform": "databricks_jobs adf_dataflow fabric stream_analytics",
    "k8s.transform": "spark_operator ray flink_operator",
    "aws.store": "s3_parquet s3_iceberg redshift_serverless dynamodb aurora_pg_pgvector opensearch s3_vectors",
    "any.store": "snowflake",
    "gcp.store": "bigquery gcs_iceberg bigtable memorystore vertex_vector_search cloudsql_pgvector alloydb_pgvector",
    "azure.store": "adls_delta cosmos ai_search pg_flex_pgvector",
    "k8s.store": "ceph_iceberg_trino cloudnative_pg qdrant",
    "any.feature": "none_in_request offline_parquet kv_lookup feast_redis",
    "aws.feature": "feast_dynamodb sagemaker_fs elasticache_direct",
    "gcp.feature": "vertex_fs_bigtable feast_bigtable memorystore_direct",
    "azure.feature": "feast_managed_redis databricks_fe aml_fs",
    "any.train": "ci_container_job finetune_lora dagster prefect",
    "aws.train": "sagemaker_training batch_spot step_functions sagemaker_pipelines mwaa",
    "gcp.train": "vertex_custom bqml vertex_pipelines workflows_scheduler composer",
    "azure.train": "aml_job databricks_ml aml_pipelines adf",
    "k8s.train": "kubeflow_trainer ray argo_workflows kfp",
    "any.serve": "batch_table batch_to_kv embedded_lowlat edge",
    "aws.serve": "lambda_http ecs_fargate_fastapi ecs_express apprunner sagemaker_realtime sagemaker_serverless "
    "sagemaker_async batch_transform bedrock vllm_gpu",
    "gcp.serve": "cloud_run vertex_endpoint gke_kserve gke_vllm vertex_gemini",
    "azure.serve": "container_apps aml_managed_online aml_batch_endpoint openai aks_kserve_triton",
    "k8s.serve": "kserve bentoml ray_serve",
    "any.observe": "structured_logs_otel evidently_batch prom_grafana llm_tracing",
    "aws.observe": "cloudwatch sm_model_monitor",
    "gcp.observe": "cloud_monitoring vertex_model_monitoring",
    "azure.observe": "app_insights aml_data_collector",
    "any.govern": "mlflow_registry dvc data_contracts model_cards_lineage audit_trail pii_discovery prompt_registry "
    "unity_catalog",
    "aws.govern": "sm_model_registry lakeformation",
    "gcp.govern": "vertex_registry dataplex_policy_tags",
    "azure.govern": "aml_registry purview",
}
NAMES = {f"{family}.{name}" for family, names in LIST.items() for name in names.split()}


def test_the_list_is_complete(book: Catalog) -> None:
    assert len(NAMES) == 144
    assert sorted(NAMES - set(book.patterns)) == []


def test_every_pattern_says_when_and_when_it_fails(book: Catalog) -> None:
    for pattern in book.patterns.values():
        assert pattern.when, pattern.id
        assert pattern.failure_domain, pattern.id
        assert pattern.scale, pattern.id


def test_prices_carry_their_source_and_date(book: Catalog) -> None:
    assert len(book.prices) >= 380
    for price in book.prices.values():
        assert price.source in book.sources, price.key
        assert price.as_of, price.key
