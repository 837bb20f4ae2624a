resource "google_redis_instance" "this" {
  name                    = "${trimsuffix(substr(var.name, 0, 39 - length(var.suffix)), "-")}-${var.suffix}"
  region                  = var.region
  tier                    = "STANDARD_HA"
  memory_size_gb          = var.memory_gb
  redis_version           = "REDIS_7_2"
  authorized_network      = var.network_id
  connect_mode            = "PRIVATE_SERVICE_ACCESS"
  auth_enabled            = true
  transit_encryption_mode = "SERVER_AUTHENTICATION"
  customer_managed_key    = var.kms_key_id
  deletion_protection     = var.protect
  redis_configs           = { maxmemory-policy = "volatile-ttl" }

  persistence_config {
    persistence_mode    = "RDB"
    rdb_snapshot_period = "SIX_HOURS"
  }
}

resource "google_monitoring_alert_policy" "memory" {
  display_name          = "${var.name} ${var.suffix} memory"
  combiner              = "OR"
  notification_channels = [var.notification_channel_id]
  conditions {
    display_name = "More than 80 % of the memory for ten minutes"
    condition_threshold {
      filter          = "resource.type = \"redis_instance\" AND resource.labels.instance_id = \"${google_redis_instance.this.id}\" AND metric.type = \"redis.googleapis.com/stats/memory/usage_ratio\""
      comparison      = "COMPARISON_GT"
      threshold_value = 0.8
      duration        = "600s"
      aggregations {
        alignment_period   = "300s"
        per_series_aligner = "ALIGN_MAX"
      }
    }
  }

  documentation {
    content = "The store is nearly full; see docs/runbook.md#service-answers-with-errors"
  }
}

# The address carries the password, so it is kept as a secret; the instance's own authority is the only one trusted.
resource "google_secret_manager_secret" "url" {
  secret_id = "${var.name}-${var.suffix}-url"

  replication {
    user_managed {
      replicas {
        location = var.region
        customer_managed_encryption {
          kms_key_name = var.kms_key_id
        }
      }
    }
  }
}

resource "google_secret_manager_secret_version" "url" {
  secret      = google_secret_manager_secret.url.id
  secret_data = "rediss://:${urlencode(google_redis_instance.this.auth_string)}@${google_redis_instance.this.host}:${google_redis_instance.this.port}/0?ssl_check_hostname=false&ssl_ca_data=${urlencode(google_redis_instance.this.server_ca_certs[0].cert)}"
}
