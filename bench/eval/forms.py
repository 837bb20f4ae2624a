"""Number forms: the ways one value is written, kept apart from the reader of intake."""

from __future__ import annotations

CLOUDS = {"aws": ["AWS", "Amazon Web Services"], "gcp": ["GCP", "Google Cloud"], "azure": ["Azure", "Microsoft Azure"]}
AREAS = {
    "eu_only": ["the EU", "the European Union"],
    "us": ["the US", "the United States"],
    "uk": ["the UK", "the United Kingdom"],
}
TOOLS = {"kafka": ["Kafka", "Apache Kafka"], "snowflake": ["Snowflake"], "kubernetes": ["Kubernetes", "k8s"]}


def money(value: float) -> list[str]:
    """A sum in US dollars."""
    forms = [f"${value:,.0f}", f"{value:,.0f} USD", f"USD {value:.0f}", f"{value:,.0f} dollars"]
    return forms + ([f"${value / 1000:g}k", f"{value / 1000:g}k USD"] if value >= 1000 else [])


def milliseconds(value: float) -> list[str]:
    """A short time given in milliseconds."""
    words = {
        500.0: ["half a second"],
        1500.0: ["one and a half seconds", "1,5 s"],
        250.0: ["0,25 s", "a quarter of a second"],
    }
    return [
        f"{value:g} ms",
        f"{value:g}ms",
        f"{value / 1000:g} s",
        f"{value:g} milliseconds",
        f"{value / 1000:g} Sekunden",
        *words.get(value, []),
    ]


def seconds(value: float) -> list[str]:
    """A time given in seconds."""
    words = {5.0: ["five seconds"], 30.0: ["half a minute", "thirty seconds"], 60.0: ["one minute", "a minute"]}
    return [f"{value:g} s", f"{value:g} seconds", f"{value:g} sec", *words[value]]


def minutes(value: float) -> list[str]:
    """A time given in minutes."""
    words = {
        5.0: ["five minutes"],
        15.0: ["a quarter of an hour", "fifteen minutes"],
        60.0: ["one hour", "an hour"],
        240.0: ["four hours", "4h"],
    }
    whole = [f"{value / 60:g} hours"] if value >= 60 else []
    return [f"{value:g} minutes", f"{value:g} min", *whole, *words[value]]


def hours(value: float) -> list[str]:
    """A long time given in hours."""
    words = {48.0: ["two days"], 720.0: ["thirty days"], 2160.0: ["ninety days"]}
    return [f"{value / 24:g} days", f"{value / 24:g} d", f"{value:g} hours", *words[value]]


def months(value: int) -> list[str]:
    """A period given in months."""
    words = {
        18: ["eighteen months", "a year and a half"],
        24: ["two years"],
        36: ["three years", "3 yrs"],
        60: ["five years"],
    }
    return [f"{value} months", f"{value / 12:g} years", *words[value]]


def percent(value: float) -> list[str]:
    """A share of a hundred."""
    return [f"{value:g}%", f"{value:g} %", f"{value:g} percent", f"{value:g}%".replace(".", ",")]


def size(value: float) -> list[str]:
    """A volume given in GB."""
    forms = [f"{value:,.0f} GB", f"{value:.0f}GB", f"{value:.0f} Go"]
    return forms + (
        [f"{value / 1000:g} TB", f"{value / 1000:g} To", f"{value / 1000:g} terabytes"] if value >= 1000 else []
    )


def days(value: int) -> list[str]:
    """A period given in days."""
    words = {
        90: ["ninety days"],
        365: ["one year", "12 months", "a year"],
        730: ["two years", "24 months"],
    }
    return [f"{value} days", *words[value]]


def count(value: float) -> list[str]:
    """A number of things."""
    small = {1.0: "one", 2.0: "two", 3.0: "three", 12.0: "a dozen"}
    if value in small:
        return [f"{value:g}", small[value]]
    forms = [
        f"{value:,.0f}",
        f"{value:,.0f}".replace(",", "."),
        f"{value:,.0f}".replace(",", " "),
        f"{value:,.0f}".replace(",", "'"),
    ]
    if value >= 1e6:
        forms += [f"{value / 1e6:g} million", f"{value / 1e6:g}M", f"{value / 1e6:g} Mio.", f"{value / 1e5:g} lakh"]
    elif value >= 1000:
        forms += [f"{value / 1000:g}k", f"{value / 1000:g} thousand"]
    return forms if value >= 1000 else [f"{value:g}"]
