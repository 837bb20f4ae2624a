output "model_name" {
  description = "Model that transform jobs of the pipeline name; null until a version is approved"
  value       = module.model.name
}
