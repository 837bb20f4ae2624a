variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "repository" {
  description = "owner/name of the GitHub repository that may assume the roles"
  type        = string
}

variable "subjects" {
  description = "Role → the part of the token's subject after the repository; needs the keys plan and apply"
  type        = map(string)
  default = {
    plan    = "pull_request"
    apply   = "environment:production"
    promote = "environment:model-promotion"
    release = "ref:refs/heads/main"
  }
}

variable "state_bucket" {
  description = "Bucket that keeps Terraform's state"
  type        = string
}
