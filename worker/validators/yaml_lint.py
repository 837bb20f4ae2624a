"""YAML that parses, with unique keys and consistent indentation."""

from worker.validators.tools import lines, linter
from worker.validators.workspace import needs

RULES = (
    "{extends: default, rules: {line-length: disable, document-start: disable, "
    "comments: {min-spaces-from-content: 1}, truthy: {check-keys: false}}}"
)

VALIDATOR = linter(
    "yamllint",
    "yamllint",
    "yamllint",
    lambda w: ["--strict", "-f", "parsable", "-d", RULES, *_plain(w.matching(".yml", ".yaml"))],
    lines(r"(?P<file>[^:]+):(?P<line>\d+):\d+: \[\w+\] (?P<message>.+)"),
    needs(".yml", ".yaml"),
)


def _plain(paths: list[str]) -> list[str]:
    """Helm templates are YAML only after rendering; the chart validator looks at those."""
    return [p for p in paths if "/templates/" not in p]
