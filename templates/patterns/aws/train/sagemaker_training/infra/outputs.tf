output "role_arn" {
  description = "Role a training job acts as"
  value       = aws_iam_role.training.arn
}

output "group_name" {
  description = "Where trained models are registered"
  value       = aws_sagemaker_model_package_group.this.model_package_group_name
}

output "task" {
  description = "How a state machine retrains on it, and what it must be allowed for that, both as JSON"
  value = {
    state = jsonencode({
      Resource = "arn:aws:states:::sagemaker:createTrainingJob.sync"
      Parameters = {
        "TrainingJobName.$" = "States.Format('${substr(var.name, 0, 26)}-{}', States.UUID())"
        RoleArn             = aws_iam_role.training.arn
        Environment         = merge({ MLSYSTEM_ARTIFACT_BUCKET = var.lake.bucket }, var.environment)
        OutputDataConfig    = { S3OutputPath = "s3://${var.lake.bucket}/training", KmsKeyId = var.security.kms_key_arn }
        ResourceConfig      = { InstanceType = var.instance_type, InstanceCount = var.instances, VolumeSizeInGB = 50 }
        StoppingCondition   = { MaxRuntimeInSeconds = 86400 }
        VpcConfig           = { Subnets = var.network.private_subnet_ids, SecurityGroupIds = [aws_security_group.this.id] }
        AlgorithmSpecification = {
          TrainingImage       = var.image
          TrainingInputMode   = "File"
          ContainerEntrypoint = ["python", "-m", "pipelines.job"]
          ContainerArguments  = ["pipelines.retrain"]
        }
      }
    })
    rights = jsonencode([
      { Effect = "Allow", Action = ["sagemaker:CreateTrainingJob", "sagemaker:DescribeTrainingJob", "sagemaker:StopTrainingJob", "sagemaker:AddTags"], Resource = ["arn:aws:sagemaker:*:*:training-job/${substr(var.name, 0, 26)}-*"] },
      { Effect = "Allow", Action = ["iam:PassRole"], Resource = [aws_iam_role.training.arn] },
      { Effect = "Allow", Action = ["events:PutTargets", "events:PutRule", "events:DescribeRule"], Resource = ["arn:aws:events:*:*:rule/StepFunctionsGetEventsForSageMakerTrainingJobsRule"] }
    ])
  }
}
