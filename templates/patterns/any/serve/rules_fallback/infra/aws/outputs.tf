output "function_name" {
  description = "Function that decides by rule when the model cannot"
  value       = module.rules.function_name
}
