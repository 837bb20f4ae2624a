"""`python -m bench.eval`: runs every labelled brief, prints the figures and writes docs/evaluation.md."""

from __future__ import annotations

import sys
import time
from collections import Counter

from bench.eval import bills, design, feasibility, paraphrases, planned, scoring, stability, suites
from bench.eval.bars import Bar, Report
from bench.eval.cases import ROOT, Case, load
from bench.eval.generator import WORDINGS, generate
from bench.eval.history import Part, parts
from bench.eval.looks import Look, looks
from bench.eval.side_by_side import mapped
from bench.eval.suites import Suite
from core.constraints import Intake

FRESH_SEED = 7


def main() -> int:
    """0 when every bar is cleared, 1 otherwise."""
    cases = load() + generate()
    intakes = _read(cases)
    report = Report()
    tally = design.Tally()
    score = scoring.Score()
    for case, intake in zip(cases, intakes, strict=True):
        scoring.judge(case, intake, score)
        design.judge(case, intake, tally)
    read = list(zip(parts(), mapped(_designs, parts()), strict=True))
    for _, own in read:
        tally.merge(own)
    report.bars = _bars(cases, intakes, score, tally)
    report.sections = [
        ("Suite", _suite(cases)),
        ("Designs, limits, questions and bills", _first_shares(read)),
        ("Suites of other authors", _suites()),
        ("Held-out briefs", _held_out()),
        ("What was wrong", [f"- {note}" for note in [*score.notes, *tally.notes]] or ["Nothing."]),
    ]
    (ROOT / "docs" / "evaluation.md").write_text(report.markdown(), encoding="utf-8")
    print(report.markdown())
    return 0 if report.ok else 1


def _read(cases: list[Case]) -> list[Intake]:
    """The intakes; the slowest reading is printed to stderr, as it differs from machine to machine."""
    scoring.run(cases[0])
    intakes, slowest = [], 0.0
    for case in cases:
        begun = time.perf_counter()
        intakes.append(scoring.run(case))
        slowest = max(slowest, (time.perf_counter() - begun) * 1000)
    print(f"slowest brief: {slowest:.0f} ms", file=sys.stderr)
    return intakes


def _designs(part: Part) -> design.Tally:
    """A set's whole plans, briefs at their limits, vague briefs, bills on paper, and the same facts in other words."""
    tally = design.Tally()
    for case in load("designs", part):
        planned.judge(case, tally)
    for case in load("limits", part):
        feasibility.judge(case, tally)
    for case in load("questions", part):
        design.judge_questions(case, scoring.run(case), tally)
    bills.judge(tally, part)
    paraphrases.judge(load("paraphrases", part), tally)
    return tally


def _first_shares(read: list[tuple[Part, design.Tally]]) -> list[str]:
    rows = [
        "Whole designs, planned to the end with default answers; briefs at their limits; vague ones; bills and parts",
        "of bills worked out on paper; the same facts in other words, planned to the end. Labels were committed before",
        "the first reading; labels at fault were corrected afterwards and say so beside the label. The first figures",
        "count them as wrong, and were taken over the designs that were found. Labels name patterns by the ids of the",
        "knowledge page: `page_ids.yaml` says which of the catalogue it holds under another, and a language model that",
        "works in batches counts as one. Both were added after the first reading of the fifth set, without them.",
    ]
    for part, tally in read:
        rows += [
            "",
            f"The {part.name} set, {part.about}:",
            "",
            "| measure | first read | over | now | over |",
            "|-|-|-|-|-|",
        ]
        rows += [_then_and_now(name, first, tally) for name, first in part.first.items()]
    return rows


def _then_and_now(name: str, first: tuple[int, int], tally: design.Tally) -> str:
    share = tally.share(name)
    now = "-" if share is None else f"{share:.4f}"
    return f"| {name} | {first[0] / first[1]:.4f} | {first[1]} | {now} | {tally.judged.get(name, 0)} |"


def _bars(cases: list[Case], intakes: list[Intake], score: scoring.Score, tally: design.Tally) -> list[Bar]:
    same, total = stability.deterministic(cases, intakes)
    steady, groups, notes = stability.stable(cases, intakes)
    alike, _, differing = stability.one_plan(cases, intakes)
    tally.notes += [*notes, *differing]
    facts = score.hits + score.wrong + score.missed
    bars = [
        Bar("extraction F1", score.f1, 0.97, f"{facts} labelled facts"),
        Bar(
            "extraction precision",
            score.precision,
            0.97,
            f"{score.hits} right, {score.wrong} wrong, {score.spurious} spurious",
        ),
        Bar("extraction recall", score.recall, 0.97, f"{score.missed} missed"),
        Bar("deterministic", same / total, 1.0, f"{total} briefs read twice"),
        Bar("paraphrase-stable", steady / groups, 1.0, f"{groups} sets of facts in {WORDINGS} wordings"),
        Bar("one plan for the same facts", alike / groups, 1.0, f"{groups} sets of facts in {WORDINGS} wordings"),
    ]
    for name, bar in BARS.items():
        bars.append(Bar(name, tally.share(name), bar, f"{tally.judged.get(name, 0)} judged"))
    return bars


BARS = {
    "infeasible named": 1.0, "contradictions named": 1.0, "no false contradiction": 0.97, "suspicious text quoted": 1.0,
    "questions": 1.0, "archetype": 0.95, "must / must not": 0.98,
    "design found": 1.0, "archetype of a design": 0.98, "services of the named cloud": 1.0, "must in a design": 0.98,
    "must not in a design": 0.98, "policy outcomes": 0.98, "cost by hand": 1.0, "cost within the usual band": 0.8,
    "contradictions of limits named": 1.0, "a design where one exists": 1.0, "infeasible is refused": 1.0,
    "refused, or what is left out is quoted": 1.0,
    "clash is named": 1.0, "ways out are priced": 1.0, "questions of vague briefs": 0.9,
    "labels of what looks hard": 0.98, "same plan in other words": 1.0, "must in other words": 0.98,
    "must not in other words": 0.98, "policies in other words": 0.98,
}  # fmt: skip


def _suite(cases: list[Case]) -> list[str]:
    kinds = Counter(case.kind for case in cases)
    generated = kinds["paraphrase"] / len(cases)
    return [
        f"{len(cases)} briefs: " + ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) + ".",
        f"{generated:.0%} come from the generator of wordings and number forms.",
        "The labels of `cases/` were committed before the rules were tuned on them; the first thin rules are older.",
        "Fourteen labels were corrected after the first reading, where the label and not the reading was at fault.",
        "The weights of use cases, deciders, ways of serving, products and of numbers no reader took were fitted to",
        "statements and to labels of this suite's `cases/` and of held-out sets, use cases also to generated briefs of",
        "other seeds, numbers also to suites of other authors that were opened; `make fit` prints how often each is",
        "right where its set was left out of the fit.",
        "Only first readings are unseen.",
    ]


def _held_out() -> list[str]:
    rows = ["Briefs invented after tuning, in other words and layouts, and generated sets with a fresh seed.", ""]
    rows += ["| set | briefs | F1 when first read | precision now | recall now | F1 now |", "|-|-|-|-|-|-|"]
    sets = [(_called(look), look.cases, f"{look.first_f1:.4f}") for look in looks()]
    rows += [
        *mapped(_row, [*sets, ("generated, fresh seed", generate(FRESH_SEED), "-")]),
        "",
        "The first figure is the honest one: it was taken before any rule had seen the set. The later ones were",
        "reached by correcting rules on that very set. Labels that were at fault were corrected after the first",
        "reading, whose figure counts them as wrong.",
    ]
    return rows


def _called(look: Look) -> str:
    return f"{look.name} {look.about}{'; kept out of fitting' if look.kept_out else ''}".strip()


def _suites() -> list[str]:
    rows = [
        "Briefs in every form of the suite, written and labelled by hands that had seen neither the product nor other",
        "sets: ordinary ones, three wordings of the same facts, contradictions, impossible demands, vague ones, two",
        "turns, instructions to the machine. Each is judged like the suite; F1 counts every fact of all briefs.",
    ]
    return rows + [row for found in mapped(_suite_rows, suites.suites()) for row in found]


def _suite_rows(suite: Suite) -> list[str]:
    score, tally = suites.judge(suite.cases)
    facts = score.hits + score.wrong + score.missed
    rows = ["", f"`{suite.name}`, {suite.about}:", "", "| measure | first read | over | now | over |", "|-|-|-|-|-|"]
    rows.append(f"| extraction F1 | {suite.first_f1:.4f} | {facts} | {score.f1:.4f} | {facts} |")
    return rows + [_then_and_now(name, first, tally) for name, first in suite.first.items()]


def _row(told: tuple[str, list[Case], str]) -> str:
    name, cases, first = told
    score = scoring.Score()
    for case in cases:
        scoring.judge(case, scoring.run(case), score)
    return f"| {name} | {len(cases)} | {first} | {score.precision:.4f} | {score.recall:.4f} | {score.f1:.4f} |"


if __name__ == "__main__":
    sys.exit(main())
