variable "name" {
  description = "Prefix of every name, and the namespace in the cluster"
  type        = string
}

variable "issuer" {
  description = "Address that signs the cluster's service account tokens, https://…"
  type        = string
}

variable "lake" {
  description = "Bucket with data and registry"
  type        = object({ bucket = string, bucket_arn = string })
}

variable "security" {
  description = "Key for data and logs, and where alarms are sent"
  type        = object({ kms_key_arn = string, alarm_topic_arn = string })
}

variable "access" {
  description = "What other components allow their callers: name → IAM policy as JSON"
  type        = map(string)
}
