"""Kubernetes objects in a repository, however they are written, against the published schemas of their kinds."""
