output "endpoint" {
  description = "Name of the endpoint"
  value       = azapi_resource.endpoint.name
}

output "deployment" {
  description = "Endpoint and deployment, as monitors name them"
  value       = "${azapi_resource.endpoint.name}:${azapi_resource.deployment.name}"
}

output "collected_uri" {
  description = "Where collected inputs are written"
  value       = "azureml://datastores/workspaceblobstore/paths/modelDataCollector/${azapi_resource.endpoint.name}/${azapi_resource.deployment.name}/model_inputs"
}
