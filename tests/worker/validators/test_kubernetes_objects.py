"""Kubernetes objects are read out of manifests and Terraform, and what no cluster would take is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from worker.kubernetes.objects import objects
from worker.sandbox.tiers import detect
from worker.validators.kubernetes_objects import VALIDATOR
from worker.validators.workspace import Workspace

MANIFEST = b"""apiVersion: apps/v1
kind: Deployment
metadata: {name: api}
spec:
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec:
      containers: [{name: main, image: example, ports: [{containerPort: 8080}]}]
"""
RESOURCE = b"""resource "kubernetes_cron_job_v1" "this" {
  metadata {
    name = var.name
  }
  spec {
    schedule = "0 3 * * *"
    job_template {
      metadata {}
      spec {
        template {
          metadata {}
          spec {
            container {
              name  = "main"
              image = var.image
              dynamic "env" {
                for_each = var.environment
                content {
                  name  = env.key
                  value = env.value
                }
              }
              resources {
                limits = merge({ cpu = "1" }, var.more)
              }
            }
          }
        }
      }
    }
  }
}
"""
CUSTOM = b"""resource "kubernetes_manifest" "this" {
  manifest = {
    apiVersion = "serving.kserve.io/v1beta1"
    kind       = "InferenceService"
    metadata   = { name = "api" }
    spec       = { predictor = { containers = [{ name = "main", image = var.image }] } }
  }
}
"""


def check(**files: bytes) -> object:
    named = {name.replace("_", "."): body for name, body in files.items()}
    return VALIDATOR.run(Workspace(named, detect(), None, Path("/nowhere")))


@pytest.mark.parametrize(
    "files", [{"a_yaml": MANIFEST}, {"a_tf": RESOURCE}, {"a_tf": CUSTOM}], ids=lambda f: str(list(f))
)
def test_objects_a_cluster_takes_pass(files: dict[str, bytes]) -> None:
    result = check(**files)
    assert result.status == "passed", result.findings
    assert result.version.startswith("Kubernetes 1.")


@pytest.mark.parametrize(
    ("file", "body", "old", "new", "said"),
    [
        ("a_yaml", MANIFEST, b"containerPort: 8080", b"containerPort: web", "containerPort"),
        ("a_yaml", MANIFEST, b"matchLabels", b"matchLabel", "matchLabel"),
        ("a_yaml", MANIFEST, b"  selector: {matchLabels: {app: api}}\n", b"", "selector"),
        ("a_yaml", MANIFEST, b"apps/v1", b"apps/v1beta1", "has no kind apps/v1beta1/Deployment"),
        ("a_tf", RESOURCE, b"schedule =", b"schedules =", "schedules"),
        ("a_tf", RESOURCE, b'name  = "main"', b"name  = 3", "3 is not of type"),
        ("a_tf", RESOURCE, b"value = env.value", b"valu  = env.value", "valu"),
        ("a_tf", CUSTOM, b"image = var.image", b"imag = var.image", "imag"),
        ("a_tf", CUSTOM, b'"api"', b'"Not A Name"', "is not a name"),
        ("a_tf", CUSTOM, b"io/v1beta1", b"io/one", "is not a group and a version"),
    ],
)
def test_what_no_cluster_takes_is_found(file: str, body: bytes, old: bytes, new: bytes, said: str) -> None:
    assert old in body
    result = check(**{file: body.replace(old, new)})
    assert result.status == "failed"
    assert any(said in finding["message"] for finding in result.findings), result.findings


def test_kinds_of_operators_are_named_as_less_checked() -> None:
    assert "InferenceService: 1, envelope and containers only" in check(a_tf=CUSTOM).output


def test_a_repository_without_objects_says_so() -> None:
    files = {"infra/main.tf": b'resource "aws_s3_bucket" "this" {}\n', "chart/Chart.yaml": b"apiVersion: v2\nname: a\n"}
    assert not list(objects(files))
    assert (
        VALIDATOR.applies(Workspace(files, detect(), None, Path("/nowhere")))
        == "no Kubernetes object in this repository"
    )
