output "endpoint" {
  description = "Where a batch is asked for"
  value       = azapi_resource.endpoint.name
}

output "compute_id" {
  description = "Where batches run"
  value       = module.compute.compute_id
}
