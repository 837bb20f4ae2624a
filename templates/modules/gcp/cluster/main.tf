# One private cluster for everything that needs Kubernetes; its address is known by name and guarded by IAM.
module "agent" {
  source     = "../agent"
  project_id = var.project_id
  kms_key_id = var.kms_key_id
  service    = "container.googleapis.com"
}

resource "google_service_account" "nodes" {
  account_id   = "${trimsuffix(substr(var.name, 0, 24), "-")}-nodes"
  display_name = "Nodes of ${var.name}"
}

resource "google_project_iam_member" "nodes" {
  for_each = toset(["roles/container.defaultNodeServiceAccount", "roles/artifactregistry.reader"])
  project  = var.project_id
  role     = each.value
  member   = google_service_account.nodes.member
}

# Nodes have no public address; operators' images are fetched through this one.
resource "google_compute_router" "this" {
  name    = "${var.name}-cluster"
  region  = var.region
  network = var.network_id
}

resource "google_compute_router_nat" "this" {
  name                               = "${var.name}-cluster"
  router                             = google_compute_router.this.name
  region                             = var.region
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "LIST_OF_SUBNETWORKS"

  subnetwork {
    name                    = var.subnet_id
    source_ip_ranges_to_nat = ["ALL_IP_RANGES"]
  }

  log_config {
    enable = true
    filter = "ERRORS_ONLY"
  }
}

resource "google_container_cluster" "this" {
  #checkov:skip=CKV_GCP_21:labels come from the provider's default labels
  #checkov:skip=CKV_GCP_65:access is granted by IAM to the workflow's identity; a Google group is the organisation's choice
  #checkov:skip=CKV_GCP_12:Dataplane V2 enforces network policies
  #checkov:skip=CKV_GCP_69:the default pool is removed; every pool sets the metadata server
  name                        = var.name
  location                    = var.region
  network                     = var.network_id
  subnetwork                  = var.subnet_id
  networking_mode             = "VPC_NATIVE"
  datapath_provider           = "ADVANCED_DATAPATH"
  enable_intranode_visibility = true
  enable_shielded_nodes       = true
  remove_default_node_pool    = true
  initial_node_count          = 1
  deletion_protection         = var.protect

  ip_allocation_policy {}

  private_cluster_config {
    enable_private_nodes    = true
    enable_private_endpoint = true
  }

  master_authorized_networks_config {}

  control_plane_endpoints_config {
    dns_endpoint_config {
      allow_external_traffic = true
    }
    ip_endpoints_config {
      enabled = false
    }
  }

  master_auth {
    client_certificate_config {
      issue_client_certificate = false
    }
  }

  database_encryption {
    state    = "ENCRYPTED"
    key_name = module.agent.kms_key_id
  }

  workload_identity_config {
    workload_pool = "${var.project_id}.svc.id.goog"
  }

  release_channel {
    channel = "REGULAR"
  }

  binary_authorization {
    evaluation_mode = "PROJECT_SINGLETON_POLICY_ENFORCE"
  }

  secret_manager_config {
    enabled = true
  }

  addons_config {
    gcs_fuse_csi_driver_config {
      enabled = true
    }
  }

  security_posture_config {
    mode               = "BASIC"
    vulnerability_mode = "VULNERABILITY_BASIC"
  }

  logging_config {
    enable_components = ["SYSTEM_COMPONENTS", "WORKLOADS", "APISERVER"]
  }

  monitoring_config {
    enable_components = ["SYSTEM_COMPONENTS"]
    managed_prometheus {
      enabled = true
    }
  }
}
