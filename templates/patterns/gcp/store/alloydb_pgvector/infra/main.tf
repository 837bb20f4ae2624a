resource "google_alloydb_cluster" "this" {
  cluster_id          = "${var.name}-vectors"
  location            = var.region
  database_version    = "POSTGRES_16"
  deletion_protection = var.protect

  network_config {
    network = var.network_id
  }

  encryption_config {
    kms_key_name = var.kms_key_id
  }

  continuous_backup_config {
    enabled              = true
    recovery_window_days = 14
    encryption_config {
      kms_key_name = var.kms_key_id
    }
  }
}

resource "google_alloydb_instance" "primary" {
  cluster           = google_alloydb_cluster.this.name
  instance_id       = "${var.name}-primary"
  instance_type     = "PRIMARY"
  availability_type = var.protect ? "REGIONAL" : "ZONAL"
  database_flags    = { "alloydb.iam_authentication" = "on" }

  machine_config {
    cpu_count = 2
  }

  client_connection_config {
    require_connectors = true
    ssl_config {
      ssl_mode = "ENCRYPTED_ONLY"
    }
  }
}
