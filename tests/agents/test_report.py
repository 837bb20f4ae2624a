"""The report in the words people use, with nothing of a decision lost on the way."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from agents.graph import PlanningResult, run_planning
from agents.intake import extract
from agents.intake.answers import apply
from agents.ledger import InMemoryLedger
from agents.order import PLANNING
from agents.report import render_report
from agents.reporting import words
from agents.reporting.facts import asked
from agents.reporting.markdown import field
from agents.reporting.sections import SECTIONS
from agents.reporting.values import quantity, say
from agents.vocabulary import REGIMES
from core.constraints import Fact, Intake, Relaxation, Settlement, Source
from templates.catalog.load import catalog

BRIEFS = sorted((Path(__file__).parents[1] / "briefs").glob("*.txt"))
ROLES_TS = Path(__file__).parents[2] / "web" / "format" / "roles.ts"
LAWS_TS = Path(__file__).parents[2] / "web" / "format" / "laws.ts"
FIELDS_TS = Path(__file__).parents[2] / "web" / "format" / "fields.ts"


FIRST_PAGE = BRIEFS[0]


@cache
def designed(brief: Path) -> tuple[PlanningResult, Intake]:
    read = apply(extract(brief.read_text()), {}, accept_defaults=True)
    return run_planning(read, InMemoryLedger()), read


@cache
def report(brief: Path) -> str:
    result, read = designed(brief)
    assert result.plan
    assert result.estimate
    assert result.policy_report
    return render_report(result.plan, result.decisions, read, result.estimate, result.policy_report, result.findings)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (86_400, "s", "1 day"), (5_400, "s", "1.5 hours"), (45, "s", "45 seconds"), (720, "h", "30 days"),
        (90, "min", "1.5 hours"), (1, "min", "1 minute"), (730, "days", "730 days"), (80, "ms", "80 ms"),
        (86_400_000, "ms", "1 day"),
        (5220, "usd", "$5,220.00"), (0.05, "share", "5 %"), (1_000_000, None, "1,000,000"), (0.0004, None, "0.0004"),
    ],
)  # fmt: skip
def test_numbers_come_with_their_unit(value: float, unit: str | None, said: str) -> None:
    assert quantity(value, unit) == said


GIT = "any.govern.git_registry"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("freshness_s", 3600, "1 hour"),
        ("min", 8, "8"),
        ("registry", GIT, catalog().patterns[GIT].title),
        ("null_policy", "impute_median_and_flag", "median, and flagged"),
        ("prediction_log_fields", ["model_version"], "`model_version`"),
        ("checkpoint_min", None, ""),
        ("spot", False, "no"),
        ("steps", ["a, b", "c"], "a, b; c"),
    ],
)
def test_values_are_said_in_words(name: str, value: Any, said: str) -> None:
    assert say(name, value) == said


def test_a_column_that_never_changes_is_said_once_and_an_empty_one_goes() -> None:
    rows = [{"hop": name, "retry": 0, "note": None} for name in "abc"]
    lines = "\n".join(field("path", rows))
    assert "| Hop |" in lines
    assert "In every row: retry 0." in lines
    assert "Note" not in lines


def test_constraints_keep_the_unit_they_were_read_in() -> None:
    assert asked("budget.monthly_usd", Fact(value=5220.0, unit="USD/month")) == "$5,220 a month"
    assert asked("throughput.events_per_s", Fact(value=900.0, unit="events/s")) == "900 events a second"
    assert asked("freshness_s", Fact(value=86_400, unit="s")) == "1 day"


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("project.targets", ["catch 60 %", "15 calls a day"], "“catch 60 %”, “15 calls a day”"),
        ("team.skills", ["python", "sql"], "Python, SQL"),
        ("tooling.existing", ["sqlserver"], "SQL Server"),
        ("jurisdictions", ["EU", "GB"], "European Union, United Kingdom"),
        ("retraining.day", "sunday night", "Sunday night"),
        ("serving_mode", "batch", "on a schedule"),
        ("regimes", ["fadp"], "Swiss FADP"),
    ],
)
def test_constraints_are_said_in_words(path: str, value: Any, said: str) -> None:
    assert asked(path, Fact(value=value)) == said


def test_the_first_page_says_what_was_understood_and_what_it_costs() -> None:
    """The customer's own words stand before the design, the cost beside its budget."""
    result, read = designed(FIRST_PAGE)
    assert result.plan
    assert result.estimate
    assert result.policy_report
    assumed = read.constraints.model_copy(update={"cloud": Fact(value="aws", source=Source.DEFAULT)})
    intake = read.model_copy(update={"constraints": assumed})
    text = render_report(result.plan, result.decisions, intake, result.estimate, result.policy_report)
    page = text.split("### What was decided")[0]
    understood, _, rest = page.partition("components run in")
    assert "**What is asked for:** “" in understood
    assert re.search(r"\*\*Cost:\*\* \$[\d,.]+ a month expected, .+, of a budget of \$[\d,]+ a month", rest)
    assert re.search(r"\*\*Policies:\*\* \d+ of \d+ rules that apply passed, \d+ to look at, \d+ blocking", rest)
    assert "**Assumed, for the brief leaves it open:** cloud" in rest


@pytest.mark.parametrize("brief", BRIEFS, ids=lambda p: p.stem)
def test_every_number_and_word_of_a_decision_is_in_the_report(brief: Path) -> None:
    text, (result, _) = report(brief).replace("\\|", "|"), designed(brief)
    for agent in PLANNING:
        shown = {name.split(".")[0] for names in SECTIONS[agent].values() for name in names}
        for name in shown:
            missing = [
                said for said in leaves(name, plain(result.decisions[agent].decisions, name)) if said not in text
            ]
            assert not missing, (agent, name, missing)


@pytest.mark.parametrize("brief", BRIEFS, ids=lambda p: p.stem)
def test_no_raw_names_in_the_chapters(brief: Path) -> None:
    chapters = report(brief).split("\n## Critics' feedback")[0]
    assert [p for p in catalog().patterns if re.search(rf"\b{re.escape(p)}\b", chapters)] == []
    assert not re.search(r"\b(None|True|False|nan)\b", chapters)


@pytest.mark.parametrize("brief", BRIEFS, ids=lambda p: p.stem)
def test_the_whole_report_is_plain(brief: Path) -> None:
    """No exponent, no "0 ms", no name with underscores outside code, paths and the diagram."""
    body = re.sub(r"`[^`]*`|[\w./{}-]+/[\w./{}-]+", "", report(brief).split("\n## Diagram")[0])
    assert re.findall(r"\d[eE][+-]?\d+", body) == []
    assert re.findall(r"(?<![\d.,])0(?:\.0+)? ms\b", body) == []
    assert re.findall(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b", body) == []


def test_the_report_and_the_workspace_call_roles_the_same() -> None:
    source = ROLES_TS.read_text("utf-8").split("};")[0]
    in_web = {role: title.lower() for role, title in re.findall(r'^ +"([a-z._]+)": "([^"]+)",$', source, re.MULTILINE)}
    assert {role: title.lower() for role, title in words.words()["roles"].items()} == in_web


def test_the_workspace_calls_constraints_by_the_same_names() -> None:
    """The browser has its own copy of these words: the two must not drift apart."""
    source = FIELDS_TS.read_text().split("};")[0]
    in_web = dict(re.findall(r'^ +"?([a-z0-9_.]+)"?: "([^"]+)",$', source, flags=re.MULTILINE))
    assert words.words()["constraints"].items() <= in_web.items()


def test_the_workspace_calls_laws_and_ways_of_serving_by_the_same_names() -> None:
    laws = dict(re.findall(r'^ +([a-z0-9_]+): "([^"]+)",$', LAWS_TS.read_text(), flags=re.MULTILINE))
    assert laws == REGIMES
    serving = re.search(r"^ +serving_mode: \{(.+)\},$", FIELDS_TS.read_text(), flags=re.MULTILINE)
    assert serving
    assert dict(re.findall(r'(\w+): "([^"]+)"', serving[1])) == words.words()["constraint_values"]["serving_mode"]


def plain(decisions: Any, name: str) -> Any:
    return decisions.model_dump(mode="json")[name]


def leaves(name: str, value: Any) -> list[str]:
    if isinstance(value, dict):
        return [leaf for key, item in value.items() if key != "id" for leaf in leaves(key, item)]
    if isinstance(value, list):
        return [leaf for item in value for leaf in leaves(name, item)]
    return [say(name, value)]


@pytest.mark.parametrize(
    ("taken", "told"),
    [
        (None, "| Both hold | no contradiction: the values stay as they were read | version 2 |"),
        (Relaxation(change="Go on", put={"regions": None}), "| Go on | Regions: left open | version 2 |"),
        (
            Relaxation(change="Go on", put={"regimes": [], "freshness_s": 3600}),
            "| Go on | Regulations: none; Data may be this old: 1 hour | version 2 |",
        ),
        (
            Relaxation(change="Go on", monthly_usd=1200.4),
            "| Go on | a condition of this design, which has nothing for it | version 2 |",
        ),
        (
            Relaxation(change="Go on", monthly_usd=1200.4, times=2.0),
            "| Go on | a condition of this design, which has nothing for it; with it the whole costs about $1,200 a "
            "month | version 2 |",
        ),
    ],
    ids=["held", "open", "values", "condition", "dear"],
)
def test_what_a_person_settled_is_told_with_what_it_means(taken: Relaxation | None, told: str) -> None:
    one = Settlement(fields=["regions"], explanation="“here” and “there”", taken=taken, version=2)
    result, read = designed(BRIEFS[0])
    assert result.plan
    assert result.estimate
    assert result.policy_report
    settled = read.model_copy(update={"settled": [one]})
    text = render_report(result.plan, result.decisions, settled, result.estimate, result.policy_report)
    assert f"| “here” and “there” {told}" in text
    assert "Settled by a person" not in report(BRIEFS[0])
