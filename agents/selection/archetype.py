"""Which shape of system a brief asks for: the first rule of an ordered table that holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.constraints import Constraints
from core.constraints.facts import value, word
from templates.workload import readings
from templates.workload.pictures import Place, about, place
from templates.workload.zero_shot import FEW_LABELS, TRIAL_USD, TRIALS

FRAUD = ("fraud", "payment", "chargeback", "scam", "aml", "laundering", "abuse", "takeover")
ADS = ("ad", "ads", "adtech", "advert", "ctr", "bidding")
MODERATION = ("moderation",)
HIRING = ("hiring", "recruiting", "recruitment")
BROWSED = ("recommendation", "search")
LABELLED = ("", "binary_clf", "multiclass", "regression", "nlp_clf", "ranking")  # learnt from rows with an outcome
STEADY_RPS = 10.0
WAITING_MS = 10_000.0
LEAST_EVENTS = 50.0  # known outcomes, 10 for each of the five columns of a small linear model
TRIAL_ROWS = 5_000.0  # of rows that few, the cases to be found are a handful
AD_RPS = 10_000.0
OPENED_MS = 1_000.0  # a person reads the score; a payment is not kept waiting that long
FRESH_STREAM_S = 60.0
ASKED_RPS = 5.0  # a forecast that is asked for so often is a value on request


@dataclass(frozen=True)
class Cues:
    """The handful of facts the table looks at."""

    problem: str
    pictures: Place
    domain: str
    mode: str
    freshness_s: float | None
    rps_peak: float
    rows: float | None
    positives: float | None
    stage: str
    budget_usd: float | None
    arriving: bool
    listed: bool
    asked_ms: float | None

    def about(self, words: tuple[str, ...]) -> bool:
        return about(self.domain, words)


@dataclass(frozen=True)
class Row:
    rule: str
    archetype: str
    reason: str
    holds: Callable[[Cues], bool]


def _fast(c: Cues) -> bool:
    return c.mode == "streaming" or (c.freshness_s is not None and c.freshness_s < FRESH_STREAM_S)


def _guarded(c: Cues) -> bool:
    """Each event is let through or held: payments, laundering, abused accounts. Never a value somebody asks for."""
    return c.problem == "graph" or (c.about(FRAUD) and c.problem not in VALUED)


def _low(c: Cues) -> bool:
    """Too few examples for what is learnt from labelled rows; under steady traffic they are the rare cases of many."""
    few = c.rows is not None and c.rows < FEW_LABELS
    return few and c.problem in LABELLED and c.rps_peak < STEADY_RPS


def _trial(c: Cues) -> bool:
    """A trial within the usual money of one, where nothing says that there is enough for a model of a few columns."""
    cheap = c.budget_usd is not None and c.budget_usd <= TRIAL_USD
    little = c.rows is None or c.rows < TRIAL_ROWS if c.positives is None else c.positives < LEAST_EVENTS
    return c.stage in TRIALS and cheap and little and c.problem in (*LABELLED, "anomaly")


RANKED = ("recsys", "ranking", "bandit")
VALUED = ("regression", "multiclass")
TEXTS = "nlp_clf"
TABLE = (
    Row("STG-02", "low_data_poc", "there are too few examples to train on", _low),
    Row("STG-02", "low_data_poc", "a trial for little money comes before a system", _trial),
    Row("STG-03", "rag_assistant", "questions are answered from documents", lambda c: c.problem == "rag"),
    Row("STG-03", "asr_calls", "recorded speech is turned into text", lambda c: c.problem == "asr"),
    Row("STG-03", "batch_tabular", "texts are screened on a schedule, and none waits for it",
        lambda c: c.about(MODERATION) and c.problem == TEXTS and c.mode == "batch"),
    Row("STG-03", "moderation", "content is screened before people see it", lambda c: c.about(MODERATION)),
    Row("STG-03", "medical_imaging", "clinical images are read for a clinician",
        lambda c: c.pictures == "clinic"),
    Row("STG-03", "cv_edge", "images are judged where they are taken", lambda c: c.pictures == "camera"),
    Row("STG-03", "batch_tabular", "pictures are read in bulk, away from any camera", lambda c: c.pictures == "bulk"),
    Row("STG-03", "online_tabular", "pictures are read as they come in", lambda c: c.pictures == "request"),
    Row("STG-03", "batch_llm_documents", "documents are read by a language model in bulk",
        lambda c: c.problem in ("llm_extraction", "ocr_idp")),
    Row("STG-03", "batch_llm_documents", "texts are written by a language model in runs",
        lambda c: c.problem == "llm_generation" and c.mode in ("batch", "async")),
    Row("STG-03", "rag_assistant", "text is generated for a waiting person", lambda c: c.problem == "llm_generation"),
    Row("STG-03", "demand_forecasting", "a quantity is forecast over time",
        lambda c: c.problem == "forecasting" and not (c.mode == "online" and (_fast(c) or c.rps_peak >= ASKED_RPS))),
    Row("STG-03", "batch_tabular", "advertising is scored on a schedule, outside any auction",
        lambda c: c.about(ADS) and c.mode == "batch"),
    Row("STG-03", "ad_ctr", "clicks are predicted inside an auction",
        lambda c: c.about(ADS) or (c.problem == "ranking" and c.rps_peak >= AD_RPS)),
    Row("STG-03", "batch_tabular", "applications are scored one by one, on a schedule",
        lambda c: c.about(HIRING) and c.mode == "batch" and c.problem in RANKED),
    Row("STG-03", "online_tabular", "applications are scored one by one, as they come in",
        lambda c: c.about(HIRING) and c.problem in RANKED),
    Row("STG-03", "batch_tabular", "a list is put in order on a schedule, and nobody browses it",
        lambda c: c.problem == "ranking" and c.mode == "batch" and not c.about(BROWSED)),
    Row("STG-03", "batch_tabular", "what each person is shown is chosen on a schedule, and nobody waits for it",
        lambda c: c.problem in RANKED and c.mode == "batch" and c.asked_ms is None),
    Row("STG-03", "recommender", "items are ranked for a person",
        lambda c: c.problem in RANKED),
    Row("STG-03", "online_tabular", "cases are scored when somebody opens them, and a second is soon enough",
        lambda c: _guarded(c) and c.mode == "online" and not _fast(c) and (c.asked_ms or 0) >= OPENED_MS),
    Row("STG-03", "streaming_fraud", "payments are judged within seconds from fresh activity",
        lambda c: _guarded(c) and (_fast(c) or c.mode == "online")),
    Row("STG-03", "batch_tabular", "records are judged on a schedule, and no readings stream in",
        lambda c: c.problem == "anomaly" and c.mode == "batch" and not c.arriving),
    Row("STG-03", "batch_tabular", "readings are judged now and then, and come out as a list",
        lambda c: c.problem == "anomaly" and c.listed),
    Row("STG-03", "iot_anomaly", "sensor readings are watched for anomalies",
        lambda c: c.problem == "anomaly" and not c.about(FRAUD)),
    Row("STG-03", "batch_tabular", "texts are sorted on a schedule",
        lambda c: c.problem == TEXTS and c.mode == "batch"),
    Row("STG-03", "online_tabular", "texts are sorted as they come in", lambda c: c.problem == TEXTS and c.mode != ""),
    Row("STG-09", "online_tabular", "a value or class is answered on request, from features fresh off a stream",
        lambda c: c.problem != "" and _fast(c) and c.mode != "batch"),
    Row("STG-03", "batch_tabular", "rows are scored on a schedule", lambda c: c.mode == "batch"),
    Row("STG-03", "online_tabular", "rows are scored on request", lambda c: c.mode in ("online", "async", "edge")),
)  # fmt: skip


def choose(constraints: Constraints, rps_peak: float) -> tuple[str, str, str]:
    """(archetype, reason, rule id); without any cue, the cheapest shape: scheduled tabular scoring."""
    cues = _cues(constraints, rps_peak)
    for row in TABLE:
        if row.holds(cues):
            return row.archetype, row.reason, row.rule
    if constraints.latency.p95_ms is not None:
        return "online_tabular", "a response time is asked for, so something waits for the answer", "STG-04"
    return "batch_tabular", "nothing in the brief waits for an answer", "STG-04"


def _cues(constraints: Constraints, rps_peak: float) -> Cues:
    project, data = constraints.project, constraints.data
    return Cues(
        problem=word(project.problem_type),
        pictures=place(constraints),
        domain=word(project.domain),
        mode=_mode(constraints),
        freshness_s=value(constraints.freshness_s),
        rps_peak=rps_peak,
        rows=_examples(constraints),
        positives=value(data.positives),
        stage=word(project.stage),
        budget_usd=value(constraints.budget.monthly_usd),
        arriving=readings.arriving(constraints),
        listed=readings.listed(constraints),
        asked_ms=None if (asked := constraints.latency.asked) is None else asked.value,
    )


def _mode(constraints: Constraints) -> str:
    """The stated way of serving; online where somebody waits seconds for the answer."""
    asked = constraints.latency.asked
    waits = asked is not None and asked.value <= WAITING_MS
    return word(constraints.serving_mode) or ("online" if waits else "")


def _examples(constraints: Constraints) -> float | None:
    """Rows to learn from; of a trial, what is to be scored where nothing else is counted."""
    data, trial = constraints.data, word(constraints.project.stage) in TRIALS
    counted = data.row_count or (data.entities if trial else None)
    return None if counted is None else counted.value
