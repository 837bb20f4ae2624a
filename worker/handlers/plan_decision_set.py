"""Intake and planning: extracting → needs_input | planning → awaiting_approval | infeasible."""

from __future__ import annotations

from sqlalchemy.orm import Session

from agents.ledger import ProviderMeta
from core import agent_runs, artifacts, decision_sets, events, waivers
from core.agent_runs import Key, Producer
from core.canonical import sha256_json
from core.constraints import Intake
from core.jobs import PlanDecisionSet
from worker import telemetry
from worker.ledger import BudgetReached, DatabaseLedger, cap_usd, produced
from worker.run import Run

INTAKE = "intake"


def handle(run: Run) -> None:
    args = PlanDecisionSet.model_validate(run.claim.payload)
    with run.read() as session:
        status = run.decision_set(session).status
    if status == "extracting":
        status = _take_in(run, args)
    if status == "planning":
        _plan(run)


def _take_in(run: Run, args: PlanDecisionSet) -> str:
    """Returns the status intake leads to; only `planning` goes on."""
    from worker import intake

    known, fresh = _said(run)
    run.check()
    try:
        known, reading = _read_again(run, known) if fresh else (known, None)
    except BudgetReached as error:
        return _wait_for_money(run, error)
    try:
        settled = intake.settle(known, args.answers, args.accept_defaults, args.settled)
    except intake.AnswerError as error:
        return _ask_again(run, known, error.field, error.message)
    if not intake.waits(settled):
        with run.effect() as session:
            _accept(run, session, settled, fresh, "planning", reading)
        return "planning"
    hopeless = args.accept_defaults and bool(settled.conflicts)
    status = "infeasible" if hopeless else "needs_input"
    with run.finish() as session:
        _accept(run, session, settled, fresh, status, reading)
    return status


def _said(run: Run) -> tuple[Intake, bool]:
    """(intake so far, whether the brief was read just now): a brief is read once per version."""
    from worker import intake

    with run.read() as session:
        decision_set = run.decision_set(session)
        given = decision_sets.intake(decision_set)
        if any(done.agent == INTAKE for done in agent_runs.of(session, decision_set)):
            return given, False
        parent = decision_sets.get(session, decision_set.parent_id) if decision_set.parent_id else None
        previous = decision_sets.intake(parent) if parent else None
    return intake.read(given, previous), True


def _read_again(run: Run, known: Intake) -> tuple[Intake, ProviderMeta | None]:
    """A model's reading on top of the expert's, where one is configured. Raises BudgetReached."""
    from agents.providers import chosen, second_reading
    from worker import providers

    model = chosen.language_model(run.settings)
    if model is None or not known.brief.strip():
        return known, None
    second = second_reading.read(known, model, providers.purse(run))
    return second.intake, second.meta


def _wait_for_money(run: Run, error: BudgetReached) -> str:
    with run.finish() as session:
        decision_sets.transition(session, run.decision_set(session), "awaiting_budget", {"detail": error.detail})
    return "awaiting_budget"


def _accept(
    run: Run, session: Session, settled: Intake, fresh: bool, status: str, reading: ProviderMeta | None = None
) -> None:
    decision_set = run.decision_set(session)
    if fresh:
        key = Key(INTAKE, 1, sha256_json(decision_set.constraints_jsonb))
        producer = Producer("expert", "rules") if reading is None else produced(reading)
        agent_runs.record(session, decision_set, key, settled.model_dump(mode="json"), None, producer)
    decision_sets.set_intake(decision_set, settled)
    facts = {"constraints": settled.constraints, "questions": settled.questions, "conflicts": settled.conflicts}
    events.append(
        session,
        decision_set,
        "constraints.extracted",
        {**facts, "settled": settled.settled, "suspicious": settled.suspicious, "unread": settled.unread},
    )
    decision_sets.transition(session, decision_set, status)


def _ask_again(run: Run, known: Intake, field: str, message: str) -> str:
    with run.finish() as session:
        decision_set = run.decision_set(session)
        refused = {"code": "bad_answer", "field": field, "detail": message}
        events.append(session, decision_set, "answers.refused", refused)
        decision_sets.transition(session, decision_set, "needs_input", refused)
    return "needs_input"


def _plan(run: Run) -> None:
    from agents.graph import run_planning
    from agents.rulebook import rulebook
    from policies.packs import loaded
    from worker import designs, providers

    with run.read() as session:
        decision_set = run.decision_set(session)
        order = designs.order(session, decision_set)
        ledger = DatabaseLedger(run, cap_usd(decision_set, run.settings))
        waived = waivers.standing(session, decision_set)
    provider = providers.choose(run)
    try:
        providers.foretell(run, provider, order.intake.constraints)
        result = run_planning(
            order.intake, ledger, overrides=order.overrides, pins=order.pins, parent=order.parent, provider=provider,
            rules=rulebook(loaded(run.settings.policy_dir), waived),
        )  # fmt: skip
    except BudgetReached as error:
        _wait_for_money(run, error)
        return
    run.check()
    if result.policy_report is not None:
        telemetry.rules_judged(result.policy_report)
    report = {} if result.conflicts else designs.report(order.intake, result)
    hashes = artifacts.store(run.store, run.claim.project_id, report)
    with run.finish() as session:
        decision_set = run.decision_set(session)
        if result.conflicts:
            intake = order.intake.model_copy(update={"conflicts": result.conflicts})
            decision_sets.set_intake(decision_set, intake)
            decision_sets.transition(session, decision_set, "infeasible", {"conflicts": result.conflicts})
        else:
            designs.store(session, decision_set, result)
            artifacts.record(session, decision_set, "report", hashes, {path: len(b) for path, b in report.items()})
            decision_sets.transition(session, decision_set, "awaiting_approval", {"summary": decision_set.summary_md})
