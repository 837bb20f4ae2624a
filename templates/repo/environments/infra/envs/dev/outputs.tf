output "github_variables" {
  description = "Repository variables that the workflows read, by name"
  value       = module.stack.github_variables
}
