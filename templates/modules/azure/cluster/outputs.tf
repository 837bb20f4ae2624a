output "cluster" {
  description = "The cluster: id, private address, authority, subnet of its nodes; ready once releases may be installed"
  value = {
    id        = azurerm_role_assignment.installs.scope
    host      = "https://${azurerm_kubernetes_cluster.this.private_fqdn}:443"
    ca        = azurerm_kubernetes_cluster.this.kube_config[0].cluster_ca_certificate
    subnet_id = module.subnet.subnet_id
  }
}

output "caller_subnet_ids" {
  description = "Subnets whose machines call stores and keys"
  value       = [module.subnet.subnet_id]
}
