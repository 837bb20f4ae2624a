resource "google_vertex_ai_index" "this" {
  display_name        = "${var.name} passages"
  region              = var.region
  index_update_method = "STREAM_UPDATE"

  encryption_spec {
    kms_key_name = var.kms_key_id
  }

  metadata {
    contents_delta_uri = "gs://${var.bucket}/vectors/"
    config {
      dimensions                  = var.embedding_dimensions
      approximate_neighbors_count = 100
      distance_measure_type       = "DOT_PRODUCT_DISTANCE"
      feature_norm_type           = "UNIT_L2_NORM"
      algorithm_config {
        tree_ah_config {
          leaf_node_embedding_count    = 1000
          leaf_nodes_to_search_percent = 5
        }
      }
    }
  }
}

resource "google_vertex_ai_index_endpoint" "this" {
  display_name            = "${var.name} passages"
  region                  = var.region
  public_endpoint_enabled = false

  encryption_spec {
    kms_key_name = var.kms_key_id
  }

  private_service_connect_config {
    enable_private_service_connect = true
    project_allowlist              = [var.project_id]
  }
}

resource "google_vertex_ai_index_endpoint_deployed_index" "this" {
  deployed_index_id     = replace("${var.name}_passages", "-", "_")
  display_name          = "${var.name} passages"
  region                = var.region
  index                 = google_vertex_ai_index.this.id
  index_endpoint        = google_vertex_ai_index_endpoint.this.id
  enable_access_logging = true

  dedicated_resources {
    min_replica_count = 2
    max_replica_count = 4
    machine_spec {
      machine_type = "e2-standard-16"
    }
  }
}
