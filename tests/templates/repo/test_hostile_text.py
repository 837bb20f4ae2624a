"""Whatever a brief contains, every archetype's repository parses, and no program in it has changed."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Callable

import hcl2
import pytest
import yaml

from templates.bundle_paths import check_paths
from tests.matrix import checks
from tests.templates.repo.repositories import ARCHETYPES, rendered

HOSTILE = {
    "quotes": 'a "b" \'c\' `d` """ \'\'\' ``` \\ \\" end',
    "jinja": "{{ 7*7 }} {% raw %} {# c #} {{ self.__init__.__globals__ }} {%- include '/etc/passwd' -%}",
    "terraform": '${aws_iam_role.x.arn} %{ for a in b } $${x} %%{y} <<EOT\nEOT\n"}',
    "newlines": "first\nsecond\r\nthird\u2028fourth\u0085fifth\n# heading\n---\n- item: !!python/object:os.system x",
    "bidi": "\u202eevil\u202c \u2066x\u2069 \u200bzero\u200d \x00\x07\x1b[31m red \ufeff",
    "shell": "x; rm -rf / #\n$(id) `id` && curl x | sh > /dev/null 2>&1 & $HOME ${IFS} ~root *",
    "markup": "<script>alert(1)</script> [x](javascript:1) ![y](http://z) |a|b| # h <!-- --> &amp; \\n",
    "workflow": "${{ secrets.TOKEN }} ${{ github.event.issue.title }} ::set-output name=a::b",
    "long": "ä" * 5000 + " " + "x" * 20_000,
    "empty": " \n\t ",
}
PARSERS: dict[str, Callable[[str], object]] = {
    "py": ast.parse, "json": json.loads, "toml": tomllib.loads, "yml": yaml.safe_load, "yaml": yaml.safe_load,
    "tf": hcl2.loads,
}  # fmt: skip
UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\x00\x07\x1b]")
LINTERS = (
    "actionlint", "entry points", "hadolint", "links", "ruff check", "ruff format", "secrets", "terraform fmt",
    "yamllint", "zizmor",
)  # fmt: skip


@pytest.mark.parametrize("archetype", ARCHETYPES)
def test_every_file_parses_and_hides_nothing(archetype: str) -> None:
    text = " ".join(HOSTILE.values())
    parse_all(rendered(archetype, name=text, brief=text))


@pytest.mark.parametrize("kind", HOSTILE)
def test_each_kind_of_text_leaves_programs_as_they_were(kind: str) -> None:
    for archetype in ("iot_anomaly", "low_data_poc", "online_tabular"):
        calm, hostile = rendered(archetype), rendered(archetype, name=HOSTILE[kind], brief=HOSTILE[kind])
        parse_all(hostile)
        assert_only_documents_differ(calm, hostile)


@pytest.mark.slow
@pytest.mark.parametrize("archetype", ARCHETYPES)
def test_every_archetype_keeps_its_programs_under_each_kind_of_text(archetype: str) -> None:
    calm = rendered(archetype)
    for text in HOSTILE.values():
        hostile = rendered(archetype, name=text, brief=text)
        parse_all(hostile)
        assert_only_documents_differ(calm, hostile)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("archetype", ARCHETYPES)
def test_the_linters_find_nothing_in_what_hostile_text_left(archetype: str) -> None:
    text = " ".join(HOSTILE.values())
    found = {c.name: c for c, _ in checks.run(rendered(archetype, name=text, brief=text), lambda name: name in LINTERS)}
    assert {name for name, c in found.items() if c.status == "passed"} >= {"ruff check", "ruff format", "yamllint"}
    assert {name: c.findings for name, c in found.items() if c.status == "failed"} == {}


def parse_all(files: dict[str, bytes]) -> None:
    check_paths(files)
    for path, data in files.items():
        text = data.decode()
        assert "\r" not in text, path
        assert not UNSEEN.search(text), path
        parse = PARSERS.get(path.rsplit(".", 1)[-1])
        if parse:
            parse(text)


def assert_only_documents_differ(calm: dict[str, bytes], hostile: dict[str, bytes]) -> None:
    """Names of things may differ in Terraform and pyproject.toml, quoted; programs and settings may not."""
    assert set(calm) == set(hostile)
    changed = {path for path in calm if calm[path] != hostile[path]}
    programs = {p for p in changed if p.endswith(".py") or p.startswith(("conf/", "contracts/", ".github/"))}
    assert programs == set()
    assert {p for p in changed if not p.startswith(("docs/", "infra/"))} <= {"README.md", "pyproject.toml"}
