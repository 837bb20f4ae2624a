output "write_url" {
  description = "Where collectors write"
  value       = "${aws_prometheus_workspace.this.prometheus_endpoint}api/v1/remote_write"
}

output "grafana" {
  description = "Dashboards, behind single sign-on"
  value       = aws_grafana_workspace.this.endpoint
}

output "access" {
  description = "What collectors are allowed, an IAM policy as JSON"
  value       = data.aws_iam_policy_document.access.json
}
