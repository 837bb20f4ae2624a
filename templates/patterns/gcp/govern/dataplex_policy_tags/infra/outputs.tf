output "policy_tags" {
  description = "Tag name to resource name"
  value       = { for name, tag in google_data_catalog_policy_tag.this : name => tag.name }
}
