resource "google_bigtable_instance" "this" {
  #checkov:skip=CKV_GCP_122:on in prod; dev must be removable
  name                = "${trimsuffix(substr(var.name, 0, 26), "-")}-online"
  deletion_protection = var.protect

  cluster {
    cluster_id   = "${trimsuffix(substr(var.name, 0, 26), "-")}-a"
    zone         = "${var.region}-a"
    storage_type = "SSD"
    kms_key_name = var.kms_key_id
    autoscaling_config {
      min_nodes  = 1
      max_nodes  = 5
      cpu_target = 60
    }
  }
}

resource "google_bigtable_table" "online" {
  name                = "online"
  instance_name       = google_bigtable_instance.this.name
  deletion_protection = var.protect ? "PROTECTED" : "UNPROTECTED"

  column_family {
    family = "f"
  }
}

resource "google_bigtable_gc_policy" "newest" {
  instance_name = google_bigtable_instance.this.name
  table         = google_bigtable_table.online.name
  column_family = "f"

  max_version {
    number = 1
  }
}
