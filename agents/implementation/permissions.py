"""The least each kind of component needs to be allowed, by product; never a wildcard action."""

from __future__ import annotations

from collections.abc import Sequence

from core.plan import Component

ACTIONS = {
    ("aws", "s3"): ("s3:GetObject", "s3:PutObject", "s3:ListBucket"),
    ("aws", "dynamodb"): ("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"),
    ("aws", "kinesis"): (
        "kinesis:GetRecords",
        "kinesis:GetShardIterator",
        "kinesis:PutRecords",
        "kinesis:DescribeStreamSummary",
    ),
    ("aws", "flink"): ("kinesis:GetRecords", "kinesis:SubscribeToShard"),
    ("aws", "lambda"): ("sqs:ReceiveMessage", "sqs:DeleteMessage", "s3:GetObject"),
    ("aws", "fargate"): ("ecr:GetDownloadUrlForLayer", "logs:PutLogEvents", "secretsmanager:GetSecretValue"),
    ("aws", "container_job"): ("ecr:GetDownloadUrlForLayer", "logs:PutLogEvents"),
    ("aws", "sagemaker"): ("sagemaker:CreateTrainingJob", "sagemaker:InvokeEndpoint"),
    ("aws", "bedrock"): ("bedrock:InvokeModel", "bedrock:ApplyGuardrail"),
    ("aws", "step"): ("states:StartExecution", "states:DescribeExecution"),
    ("aws", "cloudwatch"): ("cloudwatch:PutMetricData", "logs:PutLogEvents"),
    ("aws", "postgres"): ("rds-db:connect",),
    ("aws", "redis"): ("elasticache:Connect",),
    ("aws", "emr"): ("emr-serverless:StartJobRun", "emr-serverless:GetJobRun"),
    ("gcp", "storage"): ("storage.objects.get", "storage.objects.create", "storage.objects.list"),
    ("gcp", "bigquery"): ("bigquery.jobs.create", "bigquery.tables.getData", "bigquery.tables.updateData"),
    ("gcp", "pubsub"): ("pubsub.subscriptions.consume", "pubsub.topics.publish"),
    ("gcp", "run"): ("run.jobs.run", "logging.logEntries.create"),
    ("gcp", "vertex"): ("aiplatform.endpoints.predict", "aiplatform.customJobs.create"),
    ("azure", "adls"): (
        "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read",
        "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write",
    ),
    ("azure", "eventhubs"): ("Microsoft.EventHub/namespaces/messages/receive/action",),
    ("azure", "openai"): ("Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action",),
    ("azure", "container"): ("Microsoft.App/jobs/start/action",),
}


def actions(parts: Sequence[Component]) -> list[str]:
    """Sorted, without repeats; kubernetes components use a namespaced service account instead."""
    found = {
        action
        for component in parts
        for (cloud, word), granted in ACTIONS.items()
        if component.cloud == cloud and word in component.pattern_id
        for action in granted
    }
    return sorted(found)
