"""Groups of names that several agents reason about."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from core.figures import figure

PERSONAL = frozenset({"pii", "spi", "phi", "pci", "children", "biometric"})
SENSITIVE = PERSONAL | {"financial"}
STRICT_CLASSES = frozenset({"spi", "phi", "pci", "financial"})
REGULATED = frozenset({
    "hipaa", "pci_dss", "sox", "ecoa_fcra", "sr11_7", "glba", "mdr_fda", "fedramp", "dora",
    "nydfs", "apra_cps234", "mas_trm", "solvency2", "basel", "ifrs9", "mifid2",
    "gxp", "cfr_part11", "iec62304", "phipa", "cjis",
})  # fmt: skip  # an authority looks at the model or at who reads its data
STREAMS = frozenset({"ingest.stream", "transform.stream"})
OTHER = "other"  # a use case that is none of the list
# Use cases whose ids do not read as words.
USES = {
    "aml": "finding money laundering", "ltv": "predicting customer value", "ad_ctr": "predicting clicks",
    "iot_anomaly": "watching machines", "eta_pricing": "predicting times and prices", "fraud": "finding fraud",
    "churn": "predicting churn",
}  # fmt: skip
GENERATIVE = frozenset({"rag_assistant", "batch_llm_documents"})
VISION = frozenset({"cv_edge", "medical_imaging"})
WHOLE = frozenset({"asr_calls", "cv_edge", "medical_imaging", "moderation", "text", "picture", "outline"})
PICTURED = frozenset({"picture", "outline"})  # domains of pictures that are read away from the camera
EU = frozenset({"eu_only", "eea"})
MODES = {
    "online": "on request",
    "batch": "on a schedule",
    "async": "from a queue",
    "streaming": "as events arrive",
    "edge": "on the device",
    "embedded": "inside the calling service",
}
CLOUDS = {"aws": "AWS", "gcp": "Google Cloud", "azure": "Azure", "k8s": "own machines"}
SOURCES = {
    "saas": "business applications",
    "rdbms_cdc": "the operational database",
    "files": "files",
    "stream": "the event stream",
    "iot": "devices",
    "warehouse": "the warehouse",
}
REGIMES = {
    "gdpr": "GDPR", "uk_gdpr": "UK GDPR", "hipaa": "HIPAA", "pci_dss": "PCI DSS", "ccpa": "CCPA", "glba": "GLBA",
    "sox": "SOX", "ecoa_fcra": "ECOA and FCRA", "sr11_7": "SR 11-7", "eu_ai_act": "EU AI Act", "iso27001": "ISO 27001",
    "soc2": "SOC 2", "fedramp": "FedRAMP", "mdr_fda": "medical-device law", "dora": "DORA", "pipeda": "PIPEDA",
    "popia": "POPIA", "lgpd": "LGPD", "dpdp": "DPDP Act", "pdpa": "PDPA", "nis2": "NIS 2", "coppa": "COPPA",
    "ferpa": "FERPA", "apra_cps234": "APRA CPS 234", "nydfs": "NYDFS", "phipa": "PHIPA", "quebec_law25": "Law 25",
    "fadp": "Swiss FADP", "kvkk": "KVKK", "appi": "APPI", "pipa": "PIPA", "pipl": "PIPL", "pdpl": "PDPL",
    "ndpa": "NDPA",
    "au_privacy_act": "Privacy Act 1988", "hitrust": "HITRUST", "gxp": "GxP", "bsi_c5": "BSI C5", "tisax": "TISAX",
    "solvency2": "Solvency II", "psd2": "PSD2", "cjis": "CJIS", "cfr_part11": "21 CFR Part 11", "mas_trm": "MAS TRM",
    "mifid2": "MiFID II", "basel": "Basel III", "ifrs9": "IFRS 9", "amld": "EU anti-money-laundering law",
    "nyc_ll144": "NYC Local Law 144", "bipa": "BIPA", "dsa": "DSA", "cra": "Cyber Resilience Act", "itar": "ITAR",
    "cmmc": "CMMC", "iec62304": "IEC 62304", "iso13485": "ISO 13485", "iso42001": "ISO 42001",
    "nist_ai_rmf": "NIST AI RMF", "hds": "HDS", "finma": "FINMA", "osfi": "OSFI", "hkma": "HKMA", "sebi": "SEBI",
    "irdai": "IRDAI", "uk_mlr": "UK Money Laundering Regulations", "bsa": "Bank Secrecy Act",
    "gender_goods": "Directive 2004/113/EC", "ccd2": "Consumer Credit Directive", "eprivacy": "ePrivacy Directive",
    "pecr": "PECR", "betrvg": "BetrVG", "kenya_dpa": "Kenya's Data Protection Act",
    "tz_pdpa": "Tanzania's Personal Data Protection Act", "nz_privacy_act": "Privacy Act 2020",
    "ph_dpa": "Data Privacy Act", "uu_pdp": "UU PDP", "vn_pdpd": "Vietnam's data protection law",
    "lfpdppp": "LFPDPPP", "ar_pdpa": "Law 25.326", "cl_dpa": "Law 21.719", "co_dpa": "Law 1581",
    "il_ppl": "Israel's Protection of Privacy Law", "bsi_grundschutz": "BSI IT-Grundschutz", "eba": "EBA guidelines",
}  # fmt: skip
CAPABILITIES = {
    "ingest": "ingestion", "transform": "processing", "store": "storage", "feature": "features", "train": "training",
    "serve": "serving", "observe": "monitoring", "govern": "governance",
}  # fmt: skip
CLASSES = {
    "public": "public", "internal": "internal", "pii": "personal", "spi": "sensitive personal", "phi": "health",
    "pci": "card", "financial": "financial", "children": "children's", "biometric": "biometric",
    "trade_secret": "secret business",
}  # fmt: skip
FALLBACKS = {
    "cached": "the last known answer", "rules": "fixed rules", "previous_model": "the previous model's result",
    "queue": "a place in the queue", "baseline": "the baseline's result",
    "passages": "the best passages without an answer", "person": "a person, with what was said so far",
}  # fmt: skip
WAITING = frozenset({"online", "streaming", "embedded"})
SERVING_ROLES = (
    "serve.online", "serve.llm", "serve.edge", "serve.async", "serve.batch",
)  # fmt: skip


def comes_with_request(shape: str, domain: str, mode: str) -> bool:
    """What is judged comes whole with the request or the file that starts the work: no data it reads can be old."""
    return (shape in WHOLE or domain in WHOLE) and mode != "batch"


def sees(shape: str, domain: str) -> bool:
    """Pictures are what the model reads."""
    return shape in VISION or domain in PICTURED


def held(classes: frozenset[str], among: frozenset[str]) -> list[str]:
    """The classes of data that are among these, in words and in order."""
    return sorted(CLASSES[name] for name in classes & among)


def regulated(regimes: frozenset[str]) -> bool:
    return bool(regimes & REGULATED)


def lower(text: str) -> str:
    """A name in the middle of a sentence: its first letter small, an acronym as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def upper(text: str) -> str:
    """A name at the start of a sentence, the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(words: Iterable[str]) -> str:
    """ "a", "b", "c" → "a, b and c"."""
    *most, last = [*words] or ["nothing"]
    return f"{', '.join(most)} and {last}" if most else last


def money(usd: float) -> str:
    """Dollars as people say them: cents below ten, none above; below a cent two figures."""
    if 0 < abs(usd) < 0.01:
        return f"${Decimal(f'{usd:.2g}'):f}"
    return f"${usd:,.2f}" if 0 < abs(usd) < 10 else f"${usd:,.0f}"


SPANS = ((86_400_000, "days"), (3_600_000, "hours"), (120_000, "minutes"), (1000, "s"))


def span(ms: float) -> str:
    """15.62 → "15.6 ms", 7382 → "7.38 s", 7950000 → "2.21 hours": three figures, in the unit that leaves them short."""
    size, unit = next(((size, unit) for size, unit in SPANS if ms >= (2 * size if size > 120_000 else size)), (1, "ms"))
    amount = ms / 60_000 if unit == "minutes" else ms / size
    return f"{float(f'{amount:.3g}'):,g} {unit}"


def about(value: float) -> str:
    """Three figures, never an exponent: 43200.7 → "43,200"."""
    return figure(float(f"{value:.3g}"))


def rate(per_second: float) -> str:
    """1 → "1 request a second", 43200.7 → "43,200 requests a second"."""
    return f"{about(per_second)} request{'' if per_second == 1 else 's'} a second"


def size(gb: float) -> str:
    """72 → "72 GB", 0.000333 → "333 KB"."""
    step = next(((1.0, "GB"), (1e-3, "MB"), (1e-6, "KB"))[i] for i in range(3) if gb >= (1.0, 1e-3, 0.0)[i])
    return f"{about(gb / step[0])} {step[1]}"


def percent(share: float) -> str:
    return f"{100 * share:.3g} %"


def again(train_h: float) -> str:
    """What happens to a model from time to time: one whose weights nobody trains is only evaluated."""
    return "retrained" if train_h else "evaluated again"


DAY_S, TWO_DAYS, SIXTY, MONTH_DAYS, MONTH_S = 86_400, 172_800, 60, 30.4, 2.628e6


def count(number: int | float, noun: str) -> str:
    """2, "limit" → "2 limits"; 1 → "1 limit"; 0 → "no limits"."""
    return f"{f'{number:,g}' if number else 'no'} {noun}{'' if number == 1 else 's'}"


def duration(seconds: float) -> str:
    """86400 → "1 day", 90 → "90 s": the largest unit that divides evenly; what is no whole number of days is told
    in days from two on, in months from sixty on."""
    if seconds == MONTH_S:
        return "1 month"
    if seconds >= TWO_DAYS and seconds % DAY_S:
        days = seconds / DAY_S
        return f"about {days / MONTH_DAYS:.0f} months" if days >= SIXTY else f"about {days:.0f} days"
    for unit, size in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= size and seconds % size == 0:
            count = int(seconds // size)
            return f"{count} {unit}{'s' if count > 1 else ''}"
    return f"{seconds:g} s"
