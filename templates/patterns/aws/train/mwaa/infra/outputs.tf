output "webserver" {
  description = "Airflow inside the network"
  value       = aws_mwaa_environment.this.webserver_url
}
