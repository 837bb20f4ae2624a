"""What the planner makes of a case: products chosen or avoided, conflicts named, questions worth asking."""

from __future__ import annotations

from dataclasses import dataclass, field

from agents.intake import planner
from agents.intake.conflicts import find
from agents.intake.questions import LIMIT, ask
from bench.eval.cases import Case
from core.constraints import Intake


@dataclass
class Tally:
    """Passed and judged counts per measure, with what failed."""

    passed: dict[str, int] = field(default_factory=dict)
    judged: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def add(self, measure: str, ok: bool, note: str) -> None:
        self.judged[measure] = self.judged.get(measure, 0) + 1
        self.passed[measure] = self.passed.get(measure, 0) + int(ok)
        if not ok:
            self.notes.append(f"{measure}: {note}")

    def merge(self, other: Tally) -> None:
        """Adds the counts and notes of another tally."""
        for measure, count in other.judged.items():
            self.judged[measure] = self.judged.get(measure, 0) + count
            self.passed[measure] = self.passed.get(measure, 0) + other.passed[measure]
        self.notes += other.notes

    def renamed(self, names: dict[str, str]) -> Tally:
        """Only the measures of `names`, under their new names."""
        notes = [
            name + note.removeprefix(old)
            for old, name in names.items()
            for note in self.notes
            if note.startswith(f"{old}:")
        ]
        kept = [(old, name) for old, name in names.items() if old in self.judged]
        return Tally(
            {name: self.passed[old] for old, name in kept}, {name: self.judged[old] for old, name in kept}, notes
        )

    def joined(self, names: tuple[str, ...], measure: str) -> Tally:
        """The measures of `names` as one; empty where none was judged."""
        judged = sum(self.judged.get(name, 0) for name in names)
        passed = sum(self.passed.get(name, 0) for name in names)
        notes = [f"{measure}: {note}" for note in self.notes if note.startswith(names)]
        return Tally({measure: passed}, {measure: judged}, notes) if judged else Tally()

    def share(self, measure: str) -> float | None:
        """Share passed; None where nothing was judged."""
        return self.passed[measure] / self.judged[measure] if self.judged.get(measure) else None


def judge(case: Case, intake: Intake, tally: Tally) -> None:
    """Adds everything the case's labels say about its design to the tally."""
    for fields in case.conflicts:
        named = any(set(fields) == set(c.fields) for c in intake.conflicts)
        tally.add("contradictions named", named, f"{case.id}: {fields}")
    if not case.conflicts and not case.infeasible:
        tally.add("no false contradiction", not intake.conflicts, f"{case.id}: {[c.fields for c in intake.conflicts]}")
    tally.add(
        "suspicious text quoted", len(intake.suspicious) == case.suspicious, f"{case.id}: {len(intake.suspicious)}"
    )
    if case.infeasible:
        conflicts = find(intake)
        tally.add("infeasible named", bool(conflicts) and all(c.relaxations for c in conflicts), case.id)
    if case.ask is not None:
        _questions(case, intake, tally)
    if case.plan or case.archetype:
        _choices(case, intake, tally)


def _questions(case: Case, intake: Intake, tally: Tally) -> None:
    asked = [q.field for q in ask(intake)]
    wanted = case.ask or []
    ok = set(wanted) <= set(asked) and len(asked) <= LIMIT and (bool(wanted) or not asked)
    tally.add("questions", ok, f"{case.id}: asked {asked}, wanted {wanted}")


def judge_questions(case: Case, intake: Intake, tally: Tally) -> None:
    """What must be asked is asked (`a|b` = either), what was said or changes nothing is not."""
    asked = [q.field for q in ask(intake)]
    wanted = all(any(option in asked for option in field.split("|")) for field in case.ask or [])
    quiet = not set(case.never) & set(asked) and len(asked) <= LIMIT and (case.ask != [] or not asked)
    note = f"{case.id}: asked {asked}, wanted {case.ask}, never {case.never}"
    tally.add("questions of vague briefs", wanted and quiet, note)


def _choices(case: Case, intake: Intake, tally: Tally) -> None:
    outcome = planner.choose(intake.constraints)
    chosen = " ".join(outcome.chosen.values())
    if case.archetype:
        tally.add(
            "archetype", outcome.archetype == case.archetype, f"{case.id}: {outcome.archetype}, not {case.archetype}"
        )
    for word in case.plan.get("must", []):
        tally.add("must / must not", word in chosen, f"{case.id}: no {word} in {sorted(set(outcome.chosen.values()))}")
    for word in case.plan.get("must_not", []):
        tally.add(
            "must / must not", f".{word}" not in chosen and f"_{word}" not in chosen, f"{case.id}: {word} was chosen"
        )
