# GitHub proves who it is with a short-lived token; there is no long-lived key anywhere.
locals {
  subjects = {
    plan    = "pull_request"
    apply   = "environment:production"
    promote = "environment:model-promotion"
    release = "ref:refs/heads/main"
  }
}

resource "google_iam_workload_identity_pool" "this" {
  workload_identity_pool_id = "${trimsuffix(substr(var.name, 0, 25), "-")}-github"
  display_name              = "GitHub Actions"
}

resource "google_iam_workload_identity_pool_provider" "this" {
  #checkov:skip=CKV_GCP_125:the condition names three exact subjects of one repository; the scanner reads literals only
  workload_identity_pool_id          = google_iam_workload_identity_pool.this.workload_identity_pool_id
  workload_identity_pool_provider_id = "github"
  attribute_condition                = join(" || ", [for subject in local.subjects : "assertion.sub == 'repo:${var.repository}:${subject}'"])
  attribute_mapping = {
    "google.subject"       = "assertion.sub"
    "attribute.repository" = "assertion.repository"
  }

  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}

resource "google_service_account" "this" {
  for_each     = local.subjects
  account_id   = "${trimsuffix(substr(var.name, 0, 20), "-")}-${each.key}"
  display_name = "GitHub ${each.key} of ${var.name}"
}

resource "google_service_account_iam_member" "this" {
  for_each           = local.subjects
  service_account_id = google_service_account.this[each.key].name
  role               = "roles/iam.workloadIdentityUser"
  member             = "principal://iam.googleapis.com/${google_iam_workload_identity_pool.this.name}/subject/repo:${var.repository}:${each.value}"
}

# Reads what a plan compares, no data: no object, row or secret; of objects Terraform's state alone, below.
resource "google_project_iam_member" "plan_reads" {
  for_each = toset([
    "aiplatform.viewer", "alloydb.viewer", "artifactregistry.reader", "bigquery.metadataViewer", "bigtable.viewer",
    "cloudkms.viewer", "cloudscheduler.viewer", "cloudsql.viewer", "composer.user", "compute.viewer",
    "container.clusterViewer", "dataflow.viewer", "dataproc.viewer", "datastream.viewer", "eventarc.viewer",
    "healthcare.datasetViewer", "iam.securityReviewer", "logging.viewer", "memorystore.viewer", "monitoring.viewer",
    "pubsub.viewer", "redis.viewer", "run.viewer", "secretmanager.viewer", "serviceusage.serviceUsageViewer",
    "storage.bucketViewer", "workflows.viewer",
  ])
  project = var.project_id
  role    = "roles/${each.value}"
  member  = google_service_account.this["plan"].member
}

resource "google_storage_bucket_iam_member" "state" {
  for_each = { plan = "roles/storage.objectViewer", apply = "roles/storage.objectUser" }
  bucket   = var.state_bucket
  role     = each.value
  member   = google_service_account.this[each.key].member
}

resource "google_storage_bucket_iam_member" "promote_writes" {
  bucket = var.bucket
  role   = "roles/storage.objectUser"
  member = google_service_account.this["promote"].member
}
