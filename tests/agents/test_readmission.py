"""A piece that only money or effort had ruled out comes back where nothing else completes the design."""

from __future__ import annotations

from agents.intake import extract, planner

SCANS = (
    "Mammograms are read for radiologists on our own Kubernetes cluster without internet in Germany, 900 DICOM studies "
    "a day of 200 MB each, 60,000 confirmed studies, within 20 minutes, GDPR and MDR, patient data, a radiologist "
    "decides, three platform engineers."
)
DRAFTS = (
    "An assistant answers lawyers' questions over 30,000 drafts on AWS us-east-1. Bedrock is forbidden. 1,500 "
    "questions a day, first words within 2 seconds, no personal data, $4,500 a month, three platform engineers."
)


def test_versions_of_more_files_than_one_tool_carries_bring_a_table_format() -> None:
    found = planner.choose(extract(SCANS).constraints)
    assert not found.conflicts
    assert found.chosen["govern.data_versions"] == "any.govern.table_snapshots"
    assert found.chosen["store.lake"] == "k8s.store.ceph_iceberg_trino"


def test_own_gpus_serve_where_every_managed_model_is_forbidden() -> None:
    found = planner.choose(extract(DRAFTS).constraints)
    assert not found.conflicts
    assert found.chosen["serve.llm"] == "aws.serve.vllm_gpu"


def test_a_demanded_broker_brings_a_transform_that_reads_it() -> None:
    brief = (
        "Clickstream anomalies on AWS us-east-1, 60 events per second, no personal data. Amazon MSK is the mandatory "
        "broker. Money: 3,000 dollars a month. Alerts within 5 minutes. Four engineers."
    )
    found = planner.choose(extract(brief).constraints)
    assert not found.conflicts
    assert (found.chosen["ingest.stream"], found.chosen["transform.stream"]) == (
        "aws.ingest.msk",
        "aws.transform.managed_flink",
    )
