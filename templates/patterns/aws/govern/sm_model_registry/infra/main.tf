data "aws_caller_identity" "current" {}

resource "aws_sagemaker_model_package_group" "this" {
  model_package_group_name        = "${var.name}-models"
  model_package_group_description = "Candidates and approved versions of ${var.name}"
}

# Only this account, and nobody deletes a version: a decision must stay explainable.
resource "aws_sagemaker_model_package_group_policy" "this" {
  model_package_group_name = aws_sagemaker_model_package_group.this.model_package_group_name
  resource_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AccountReads"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
        Action    = ["sagemaker:DescribeModelPackageGroup", "sagemaker:ListModelPackages", "sagemaker:DescribeModelPackage"]
        Resource  = aws_sagemaker_model_package_group.this.arn
      }
    ]
  })
}

data "aws_iam_policy_document" "access" {
  statement {
    actions   = ["sagemaker:CreateModelPackage", "sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"]
    resources = [aws_sagemaker_model_package_group.this.arn, "${replace(aws_sagemaker_model_package_group.this.arn, "model-package-group", "model-package")}/*"]
  }
}

resource "aws_cloudwatch_event_rule" "approved" {
  name        = "${var.name}-model-approval"
  description = "A model version was approved or refused"
  event_pattern = jsonencode({
    source      = ["aws.sagemaker"]
    detail-type = ["SageMaker Model Package State Change"]
    detail      = { ModelPackageGroupName = [aws_sagemaker_model_package_group.this.model_package_group_name] }
  })
}

resource "aws_cloudwatch_event_target" "approved" {
  rule = aws_cloudwatch_event_rule.approved.name
  arn  = var.security.alarm_topic_arn
}
