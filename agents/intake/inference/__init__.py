"""What follows from what was said: every inferred value names what it was derived from."""

from __future__ import annotations

from typing import Any

from agents.intake import peaks
from agents.intake.assembly import Facts
from agents.intake.inference import legal
from agents.intake.inference.inferred import guess, said, usual, value_of
from agents.intake.meaning import ways_of_serving
from agents.intake.readers import language_models
from agents.intake.words import load
from agents.vocabulary import OTHER
from core.cadence import PERIODS_S
from core.constraints import Fact, Source
from templates.catalog.pattern import EDGE_INFERENCE

DAY = 86_400.0
JOINED = frozenset({legal.FIELD})  # what is told is joined with what follows
SECOND_MS, MINUTE_MS = 1000.0, 60_000.0
WAITED, QUEUED = ("online", "streaming"), "a recording is written down once it is there"
BULK = "texts are counted by the day, and nobody waits for one"
SOUNDS = 0.6  # of a way of serving that only the words around it suggest
AGES = 2  # an hourly run reads what the last hour brought, and is read for an hour


def infer(facts: Facts) -> Facts:
    """The facts with everything added that follows from them; stated values are never replaced."""
    known = _without_pictures(dict(facts) | _read_by_tokens(facts) | _heard(facts))
    known |= _queued(known) | _run_through(known)
    for rule in (
        _premises,
        _pictures,
        _latency,
        legal.regimes,
        _classes,
        legal.jurisdictions,
        legal.implied,
        _kept,
        _serving,
        _traffic,
        _freshness,
    ):
        for field, fact in rule(known).items():
            if field not in known or field in JOINED:
                known[field] = fact
    return known


def _premises(facts: Facts) -> Facts:
    """What may have no connection to the outside runs on machines of one's own."""
    if "cloud" in facts or "regions" in facts or not value_of(facts, "air_gapped"):
        return {}
    return {"cloud": guess("on_prem", "no connection to the outside is allowed", 0.8)}


def _read_by_tokens(facts: Facts) -> Facts:
    """Tokens are counted, and models wished for, of language models alone: without a use case they say what it is."""
    told = value_of(facts, "project.problem_type")
    counted = "throughput.tokens_in" in facts or "throughput.tokens_out" in facts
    if (
        not (counted or language_models.among(value_of(facts, "tooling.prefer") or ()))
        or _is_of_a_case(facts)
        or told in load("inference")["by_tokens"]
    ):
        return {}
    pieces = "throughput.docs_per_day" in facts or "batch_deadline" in facts
    queued = pieces or value_of(facts, "serving_mode") in ("batch", "async")
    asked = "latency.first_token_ms" in facts or "throughput.predictions_per_day" in facts
    kind = "llm_extraction" if queued else "rag" if asked else "llm_generation"
    return {"project.problem_type": guess(kind, "a language model is asked for, or its tokens are counted", 0.6)}


def _is_of_a_case(facts: Facts) -> bool:
    """Whether the use case is one of the list: `other` leaves open what is read."""
    return value_of(facts, "project.domain") not in (None, OTHER)


def _heard(facts: Facts) -> Facts:
    """Who has or wishes for what turns speech into text has speech to be read; a language model makes more of it."""
    named = {*(value_of(facts, "tooling.prefer") or ()), *(value_of(facts, "tooling.existing") or ())}
    heard = [name for name in load("inference")["hears"] if name in named]
    if not heard or _is_of_a_case(facts):
        return {}
    found = {"project.problem_type": guess("asr", f"{heard[0]} turns speech into text", 0.7)}
    if language_models.among(named):
        found["project.subject"] = guess("call_analysis", "a language model is named beside what hears speech", 0.6)
    return found


def _queued(facts: Facts) -> Facts:
    """A recording is written down once it is there, whatever only sounds as if somebody waited."""
    told = facts.get("serving_mode")
    if value_of(facts, "project.problem_type") != "asr" or told is None or told.source is Source.STATED:
        return {}
    sounds = told.value in WAITED and told.confidence < SOUNDS
    return {"serving_mode": guess("async", QUEUED, 0.7)} if sounds else {}


def _run_through(facts: Facts) -> Facts:
    """Texts that are counted, and words that only sound like a run, say the same."""
    told = facts.get("serving_mode")
    if told is None or told.source is Source.STATED or told.value != "batch" or told.confidence >= SOUNDS:
        return {}
    return {"serving_mode": guess("batch", BULK, 0.7)} if _written_in_bulk(facts) else {}


def _without_pictures(facts: Facts) -> Facts:
    """Where words are read, an examination they speak of is health data and no clinical picture."""
    told = facts.get("data.modality")
    words = value_of(facts, "project.problem_type") in load("inference")["read_in_tokens"]
    if told is None or told.source is Source.STATED or not words or "dicom" not in told.value:
        return facts
    left = [kind for kind in told.value if kind != "dicom"] or ["text"]
    found = {**facts, "data.modality": told.model_copy(update={"value": left})}
    found.setdefault("data_classes", guess(["phi"], "texts speak of medical examinations", 0.7))
    return found


def _pictures(facts: Facts) -> Facts:
    """Where pictures and words about them are all there is to read, and nothing tells what for, something is found."""
    kinds = set(value_of(facts, "data.modality") or ())
    if "image" not in kinds or not kinds <= {"image", "text"} or _is_of_a_case(facts):
        return {}
    alone = kinds == {"image"}
    because = "pictures are all there is to read" if alone else "pictures and words about them are all there is to read"
    return {"project.problem_type": guess("cv_detection", because, 0.5)}


def _latency(facts: Facts) -> Facts:
    """p95 from p99 (÷1.8) or from the median (×2.5): rules of thumb, marked as such."""
    if "latency.p95_ms" in facts:
        return {}
    if p99 := value_of(facts, "latency.p99_ms"):
        return {"latency.p95_ms": guess(round(p99 / 1.8, 1), f"p99 of {p99:g} ms divided by 1.8", 0.7, "ms")}
    if p50 := value_of(facts, "latency.p50_ms"):
        return {"latency.p95_ms": guess(round(p50 * 2.5, 1), f"median of {p50:g} ms times 2.5", 0.6, "ms")}
    return {}


def _classes(facts: Facts) -> Facts:
    """Some regimes and use cases only exist for certain data."""
    if "data_classes" in facts:
        return {}
    rows, domain = load("inference"), usual(facts)
    lawful = {name: rows["classes_of_regime"].get(name, []) for name in value_of(facts, "regimes") or []}
    regime = next((name for name, classes in lawful.items() if classes), None)
    own = rows["classes_of_domain"].get(domain, [])
    if regime is not None:
        besides = [name for name in own if own != ["internal"] and name not in lawful[regime]]
        because = f"{regime} applies" + (f"; {', '.join(besides)} usual for {said(domain)}" if besides else "")
        return {"data_classes": guess(sorted({*lawful[regime], *besides}), because, 0.7)}
    if not own:
        return {}
    sure = 0.6 if own == rows["classes_in_doubt"] else 0.7
    return {"data_classes": guess(own, f"usual for {said(domain)}", sure)}


def _kept(facts: Facts) -> Facts:
    """How long a law has records and logs kept."""
    rows, use = load("inference"), usual(facts)
    found: Facts = {}
    if kept := rows["kept_of_use"].get(use):
        found["retention_days.predictions"] = guess(kept["days"], kept["because"], 0.7, "days")
    laws = {law for path in ("regimes", "implied_regimes") for law in value_of(facts, path) or ()}
    holds = [row for row in rows["logs_of_law"] if _asks(row, laws, use)]
    if longest := max(holds, key=lambda row: row["days"], default=None):
        found["retention_days.logs"] = guess(longest["days"], longest["because"], 0.7, "days")
    return found


def _asks(row: dict[str, Any], laws: set[str], use: Any) -> bool:
    return ("under" not in row or bool(laws & set(row["under"]))) and use in row.get("uses", [use])


def _serving(facts: Facts) -> Facts:
    """The serving mode from answer times, deadlines, rates and the use case."""
    if "serving_mode" in facts:
        return {}
    values = {path: fact.value for path, fact in facts.items() if fact.source is Source.STATED}
    if _written_in_bulk(facts):
        return {"serving_mode": guess("batch", BULK, 0.7)}
    barred = ["central"] if EDGE_INFERENCE in (value_of(facts, "tooling.forbid") or ()) else []
    way = ways_of_serving.weigh([*barred, *ways_of_serving.of_facts(values | {"project.domain": usual(facts)})])
    if way is None or way.probability < ways_of_serving.LIKELY or set(way.signs) <= {usual(facts)}:
        return {}  # a use case alone does not settle it: it is asked about
    if way.mode in WAITED and value_of(facts, "project.problem_type") == "asr":
        return {"serving_mode": guess("async", QUEUED, 0.7)}
    because = f"it follows from {', '.join(ways_of_serving.named(sign) for sign in way.signs[:3])}"
    return {"serving_mode": guess(way.mode, because, round(min(0.85, way.probability), 2))}


def _written_in_bulk(facts: Facts) -> bool:
    """Texts that are written without a time for an answer, a rate a second or users at once."""
    counted = any(f"throughput.{name}" in facts for name in ("predictions_per_day", "docs_per_day"))
    waited = any(path.startswith("latency.") for path in facts) or any(
        f"throughput.{name}" in facts for name in ("rps_avg", "rps_peak", "concurrent_users")
    )
    return value_of(facts, "project.problem_type") in load("inference")["written_in_bulk"] and counted and not waited


def _traffic(facts: Facts) -> Facts:
    """Average and peak rates from whichever rate was given."""
    found: Facts = {}
    daily, average, peak = (value_of(facts, f"throughput.{n}") for n in ("predictions_per_day", "rps_avg", "rps_peak"))
    mode = value_of(facts, "serving_mode")
    if daily is None and (daily := _pieces(facts)) is not None:
        found["throughput.predictions_per_day"] = guess(daily, "each piece is scored once", 0.8, "predictions/day")
    if average is None and daily is not None and mode != "batch":
        average = round(daily / DAY, 6)
        found["throughput.rps_avg"] = guess(average, f"{daily:g} a day over 86,400 seconds", 0.8, "requests/s")
    if daily is None and mode == "batch" and (entities := value_of(facts, "data.entities")):
        period = value_of(facts, "run_period") or "daily"
        because = f"every entity is scored in {'an' if period == 'hourly' else 'a'} {period} run"
        a_day = round(entities * DAY / PERIODS_S[period], 6)
        found["throughput.predictions_per_day"] = guess(a_day, because, 0.6, "predictions/day")
    if mode == "streaming" and average is not None and "throughput.events_per_s" not in facts:
        found["throughput.events_per_s"] = guess(average, "what is scored on the stream is an event", 0.8, "events/s")
    if peak is None and average is not None and mode != "batch":
        found["throughput.rps_peak"] = _peak(facts, average)
    return found


def _peak(facts: Facts, average: float) -> Fact[Any]:
    """The average times what is told of its peak, or a rule of thumb; both where days differ."""
    told = facts.get(peaks.FACTOR)
    if told is not None and told.unit != peaks.OF_DAYS:
        return guess(round(average * told.value, 6), f"average times {told.value:g}", 0.9, "requests/s")
    times = load("inference")["peak_factor"].get(value_of(facts, "project.domain"), 3.0)
    busiest, days = (told.value, f"{told.value:g} on the busiest days and ") if told else (1.0, "")
    because = f"average times {days}{times:g} (rule of thumb)"
    return guess(round(average * busiest * times, 6), because, 0.5, "requests/s")


def _pieces(facts: Facts) -> Any:
    """What arrives in a day where each piece gets one score: a picture, a call, a text."""
    alike = value_of(facts, "project.problem_type") in load("inference")["one_score_each"]
    return value_of(facts, "throughput.docs_per_day") if alike else None


def _freshness(facts: Facts) -> Facts:
    """A run reads data as old as its period; what must be judged within a time may be no older than that."""
    if "freshness_s" in facts:
        return {}
    batch, period = value_of(facts, "serving_mode") == "batch", value_of(facts, "run_period")
    if batch and period:
        age = AGES * PERIODS_S[period] if period == "hourly" else PERIODS_S[period]
        return {"freshness_s": guess(age, f"results are made {period}", 0.7, "s")}
    if batch and "batch_deadline" in facts:
        return {"freshness_s": guess(DAY, "results are due once a day", 0.7, "s")}
    within, problem = value_of(facts, "latency.p95_ms"), value_of(facts, "project.problem_type")
    read = "throughput.events_per_s" in facts and problem == "anomaly"
    if within and within >= SECOND_MS and read:
        return {"freshness_s": guess(within / 1000, "a reading must be judged within this time", 0.8, "s")}
    if within and within >= MINUTE_MS and problem in load("inference")["read_by_a_model"]:
        return {"freshness_s": guess(within / 1000, "a document must be read within this time", 0.8, "s")}
    return {}
