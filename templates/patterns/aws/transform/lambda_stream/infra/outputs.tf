output "function_name" {
  description = "Function that keeps the counts"
  value       = module.counter.function_name
}
