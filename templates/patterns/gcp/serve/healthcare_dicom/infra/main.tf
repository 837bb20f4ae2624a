# Images stay in a store that speaks DICOM; each new one is announced to the queue the GPU job reads.
module "agent" {
  source     = "../agent"
  project_id = var.project_id
  kms_key_id = var.kms_key_id
  service    = "healthcare.googleapis.com"
}

resource "google_healthcare_dataset" "this" {
  name     = "${var.name}-imaging"
  location = var.region

  encryption_spec {
    kms_key_name = module.agent.kms_key_id
  }
}

resource "google_pubsub_topic_iam_member" "announces" {
  topic  = module.queue.topic
  role   = "roles/pubsub.publisher"
  member = module.agent.member
}

resource "google_healthcare_dicom_store" "this" {
  name    = "images"
  dataset = google_healthcare_dataset.this.id

  notification_config {
    pubsub_topic         = module.queue.topic
    send_for_bulk_import = false
  }

  depends_on = [google_pubsub_topic_iam_member.announces]
}

module "queue" {
  source                  = "../queue_job"
  name                    = var.name
  suffix                  = "imaging"
  region                  = var.region
  subnet_id               = var.subnet_id
  bucket                  = var.bucket
  kms_key_id              = var.kms_key_id
  image                   = var.image
  command                 = ["python", "-m", "pipelines.job", var.step]
  environment             = { DICOM_STORE = google_healthcare_dicom_store.this.id }
  notification_channel_id = var.notification_channel_id
}

# The job reads pictures; it neither deletes nor changes one.
resource "google_healthcare_dicom_store_iam_member" "job" {
  dicom_store_id = google_healthcare_dicom_store.this.id
  role           = "roles/healthcare.dicomViewer"
  member         = module.queue.member
}
