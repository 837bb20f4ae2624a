resource "google_pubsub_topic" "events" {
  name         = "${var.name}-enrich"
  kms_key_name = var.kms_key_id
}

resource "google_service_account" "this" {
  account_id   = "${trimsuffix(substr(var.name, 0, 22), "-")}-pusher"
  display_name = "Event delivery of ${var.name}"
}

module "service" {
  source      = "../service"
  name        = var.name
  suffix      = "enrich"
  region      = var.region
  subnet_id   = var.subnet_id
  bucket      = var.bucket
  kms_key_id  = var.kms_key_id
  image       = var.image
  memory      = "2Gi"
  protect     = var.protect
  max_tasks   = var.max_tasks
  invokers    = { pusher = google_service_account.this.member }
  environment = var.environment
  secrets     = var.secrets
  predicts    = true
  access      = var.access
}

resource "google_pubsub_subscription" "push" {
  name  = "${var.name}-enrich"
  topic = google_pubsub_topic.events.id

  push_config {
    push_endpoint = "${module.service.uri}/events"
    oidc_token {
      service_account_email = google_service_account.this.email
    }
  }

  retry_policy {
    minimum_backoff = "10s"
  }
}
