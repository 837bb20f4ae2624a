output "cluster" {
  description = "The cluster: name, location, address, identity of its nodes"
  value = {
    name            = google_container_cluster.this.name
    location        = google_container_cluster.this.location
    endpoint        = google_container_cluster.this.control_plane_endpoints_config[0].dns_endpoint_config[0].endpoint
    service_account = google_service_account.nodes.email
  }
}
