resource "google_service_account" "this" {
  account_id   = "${trimsuffix(substr(var.name, 0, 23), "-")}-lowlat"
  display_name = "Low-latency service of ${var.name}"
}

resource "google_storage_bucket_iam_member" "reads" {
  bucket = var.bucket
  role   = "roles/storage.objectViewer"
  member = google_service_account.this.member
}

resource "google_project_iam_member" "writes" {
  for_each = toset(["roles/logging.logWriter", "roles/monitoring.metricWriter"])
  project  = var.project_id
  role     = each.value
  member   = google_service_account.this.member
}

resource "google_compute_region_instance_template" "this" {
  name_prefix  = "${substr(var.name, 0, 30)}-lowlat-"
  region       = var.region
  machine_type = "c3-standard-8"

  disk {
    source_image = var.machine_image
    boot         = true
    auto_delete  = true
    disk_type    = "pd-ssd"
    disk_size_gb = 30
    disk_encryption_key {
      kms_key_self_link = var.kms_key_id
    }
  }

  network_interface {
    subnetwork = var.subnet_id
    nic_type   = "GVNIC"
  }

  metadata = {
    block-project-ssh-keys   = "true"
    enable-oslogin           = "true"
    MLSYSTEM_ARTIFACT_BUCKET = "gs://${var.bucket}"
  }

  service_account {
    email  = google_service_account.this.email
    scopes = ["cloud-platform"]
  }

  shielded_instance_config {
    enable_secure_boot          = true
    enable_vtpm                 = true
    enable_integrity_monitoring = true
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_compute_region_health_check" "this" {
  name               = "${var.name}-lowlat"
  region             = var.region
  check_interval_sec = 5
  timeout_sec        = 2
  tcp_health_check {
    port = 8443
  }
}

resource "google_compute_firewall" "probes" {
  name                    = "${var.name}-lowlat"
  network                 = var.network
  direction               = "INGRESS"
  priority                = 900
  source_ranges           = ["35.191.0.0/16", "130.211.0.0/22", var.client_cidr]
  target_service_accounts = [google_service_account.this.email]

  allow {
    protocol = "tcp"
    ports    = ["8443"]
  }
}

# One group of machines per zone, so that the loss of a zone leaves the others untouched.
resource "google_compute_instance_group_manager" "this" {
  for_each           = toset(["a", "b"])
  name               = "${var.name}-lowlat-${each.value}"
  base_instance_name = "${trimsuffix(substr(var.name, 0, 40), "-")}-lowlat"
  zone               = "${var.region}-${each.value}"

  version {
    instance_template = google_compute_region_instance_template.this.id
  }

  auto_healing_policies {
    health_check      = google_compute_region_health_check.this.id
    initial_delay_sec = 120
  }

  update_policy {
    type                  = "PROACTIVE"
    minimal_action        = "REPLACE"
    max_surge_fixed       = 1
    max_unavailable_fixed = 0
  }

  # The autoscaler owns the size once the service runs.
  lifecycle {
    ignore_changes = [target_size]
  }
}

resource "google_compute_autoscaler" "this" {
  for_each = google_compute_instance_group_manager.this
  name     = each.value.name
  zone     = each.value.zone
  target   = each.value.id

  autoscaling_policy {
    min_replicas    = var.min_tasks
    max_replicas    = var.max_tasks
    cooldown_period = 120
    cpu_utilization {
      target = 0.5
    }
  }
}

# TLS ends in the service itself: the balancer passes packets on and adds no hop of its own.
resource "google_compute_region_backend_service" "this" {
  name                  = "${var.name}-lowlat"
  region                = var.region
  protocol              = "TCP"
  load_balancing_scheme = "INTERNAL"
  health_checks         = [google_compute_region_health_check.this.id]

  dynamic "backend" {
    for_each = google_compute_instance_group_manager.this
    content {
      group          = backend.value.instance_group
      balancing_mode = "CONNECTION"
    }
  }
}

resource "google_compute_forwarding_rule" "this" {
  name                  = "${var.name}-lowlat"
  region                = var.region
  load_balancing_scheme = "INTERNAL"
  backend_service       = google_compute_region_backend_service.this.id
  subnetwork            = var.subnet_id
  network               = var.network_id
  ip_protocol           = "TCP"
  ports                 = ["8443"]
}
