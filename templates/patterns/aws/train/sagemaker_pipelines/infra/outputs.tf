output "pipeline_arn" {
  description = "The pipeline"
  value       = aws_sagemaker_pipeline.this.arn
}
