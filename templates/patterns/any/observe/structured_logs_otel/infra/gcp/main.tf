# The services write JSON to standard output; the platform collects it into a bucket with its own retention.
resource "google_logging_project_bucket_config" "this" {
  project        = var.project_id
  location       = var.region
  bucket_id      = "${var.name}-logs"
  retention_days = var.log_retention_days
}

resource "google_logging_project_sink" "this" {
  name                   = "${var.name}-logs"
  destination            = "logging.googleapis.com/${google_logging_project_bucket_config.this.id}"
  filter                 = "resource.type = (\"cloud_run_revision\" OR \"cloud_run_job\")"
  unique_writer_identity = true
}

# Kept once: not in the project's own bucket besides.
resource "google_logging_project_exclusion" "this" {
  name   = "${var.name}-logs"
  filter = google_logging_project_sink.this.filter
}

resource "google_project_iam_member" "writes" {
  project = var.project_id
  role    = "roles/logging.bucketWriter"
  member  = google_logging_project_sink.this.writer_identity
}
