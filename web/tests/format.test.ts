import { describe, expect, it } from "vitest";
import { group } from "@/features/nav/ProjectList";
import { EXAMPLES } from "@/features/start/examples";
import { nameFor } from "@/features/start/useBegin";
import { costEffect, latencyEffect } from "@/format/effects";
import { change, percent, price, signed, usd } from "@/format/money";
import { named, pathTitle } from "@/format/roles";
import { bytes, count, dimension, hop, label, milliseconds, place, plain, quantity, seconds, show, unitOf } from "@/format/values";

describe("money", () => {
  it("shows an unknown amount as unknown, never as zero", () => {
    expect([usd(null), usd(undefined), usd(""), usd("x"), price(null)]).toEqual(Array(5).fill("unknown"));
    expect(usd(0)).toBe("$0.00");
  });
  it("keeps cents while they matter", () => {
    expect([usd("12.5"), usd("11842.15"), price(0.0000123), price(0.0112), price(0.5), price(2.3)]).toEqual(["$12.50", "$11,842", "$0.0000123", "$0.0112", "$0.50", "$2.30"]);
  });
  it("signs differences", () => {
    expect([change(0, 0), change("-2", -1.5), change(3, null)]).toEqual(["no change", "−$2.00 (−1.5\u00a0%)", "+$3.00"]);
    expect([signed("-412.1"), signed(10), percent(-3.44), percent(null)]).toEqual(["−$412.10", "+$10.00", "−3.4\u00a0%", ""]);
  });
});

describe("values", () => {
  it("reads like words", () => {
    expect([label("throughput.rps_peak"), label("latency.p95_ms", "ms"), label("freshness_s"), label("cadence_s"), label("min_replicas")]).toEqual(["Requests, peak", "Answer time, p95", "Data may be this old", "Cadence (s)", "Min replicas"]);
    expect([show(null), show(true), show([1, 2]), show([{ id: "eu-west-1" }])]).toEqual(["none", "yes", "1, 2", "eu-west-1"]);
    expect([seconds(86_400), seconds(5_400), seconds(3_600), seconds(61), seconds(0.5)]).toEqual(["1 day", "1.5 hours", "1 hour", "61 s", "0.5 s"]);
    expect([count(0.00162), count(0), quantity("throughput.rps_avg", 0.00162, "requests/s"), quantity("data.growth_gb_day", 0.1), quantity("rpo_min", 1440), quantity("window_h", 12), quantity("max_usd", 3)]).toEqual(["0.0016", "0", "0.0016 per second", "0.1 GB a day", "1 day", "12 hours", "$3.00"]);
    expect([milliseconds(46), milliseconds(999.96), milliseconds(7459.7), milliseconds(12_000), bytes(1536)]).toEqual(["46 ms", "1,000 ms", "7.46 s", "12 s", "1.5 KB"]);
    expect([dimension("active_gb_month"), dimension("scanned tb")]).toEqual(["active GB month", "scanned TB"]);
    expect([place("gcp", "northamerica-northeast1"), place("any", "")]).toEqual(["Google Cloud northamerica-northeast1", "any"]);
  });
  it("never shows a part no request waits for as one that answers in no time", () => {
    expect([hop(0), hop(4.2), hop(null)]).toEqual(["off the request path", "4.2 ms at p95", "answer time unknown"]);
    expect([latencyEffect(0, 1), latencyEffect(0, 2), latencyEffect(-3, 2)]).toEqual(["off the request path", "same answer time", "−3 ms at p95"]);
    expect([costEffect(0, 1), costEffect(0, 2), costEffect(12, 1)]).toEqual(["no cost of its own", "same cost", "+$12.00 a month"]);
  });
});

describe("quantity", () => {
  it("says a constraint's value as people do", () => {
    expect([quantity("freshness_s", 3600), quantity("budget.monthly_usd", 300, "USD/month"), quantity("data_classes", ["pii", "internal"]), quantity("team.size", 1, "people")]).toEqual(["1 hour", "$300 a month", "personal (PII), internal", "1 person"]);
    expect([quantity("residency", "in"), quantity("cloud", "gcp"), quantity("latency.p95_ms", 200, "ms")]).toEqual(["India", "Google Cloud", "200 ms"]);
    expect([quantity("residency", "country:AE"), plain("no region inside country:NZ")]).toEqual(["United Arab Emirates", "no region inside New Zealand"]);
    expect(plain("not enough: tooling.forbid and budget.monthly_usd stand in the way of aws.serve.bedrock")).toBe("not enough: not wanted and budget stand in the way of aws.serve.bedrock");
    expect(quantity("tooling.existing", ["sqlserver", "apache atlas", "power bi"])).toBe("SQL Server, Apache Atlas, Power BI");
    expect([quantity("team.skills", ["c#", "python"]), quantity("jurisdictions", ["EU", "GB"]), quantity("regimes", ["fadp"]), quantity("retraining.day", "sunday night")]).toEqual(["C#, Python", "European Union, United Kingdom", "Swiss FADP", "Sunday night"]);
    expect([quantity("project.asked", "know who comes"), quantity("project.targets", ["catch 60 %", "15 calls a day"])]).toEqual(["“know who comes”", "“catch 60 %” “15 calls a day”"]);
    expect([unitOf("latency.p95_ms"), unitOf("budget.monthly_usd"), unitOf("data.growth_gb_day"), unitOf("data.row_count")]).toEqual(["ms", "US dollars a month", "GB/day", undefined]);
  });
});

describe("named", () => {
  it("puts titles for ids and leaves everything else", () => {
    const titles = { "aws.ingest.firehose_s3": "Firehose into S3" };
    expect(named("Firehose into S3 (aws.ingest.firehose_s3) is new", titles)).toBe("Firehose into S3 is new");
    expect(named("19 parts on aws eu-west-1, nothing on gcp. See infra/aws/main.tf", {})).toBe("19 parts on AWS eu-west-1, nothing on Google Cloud. See infra/aws/main.tf");
    expect([pathTitle("request"), pathTitle("other")]).toEqual(["Request to answer", "other"]);
    expect(named("aws.ingest.firehose_s3 fills store.lake by 3.5 TB, see main.tf", titles)).toBe("Firehose into S3 fills data lake by 3.5 TB, see main.tf");
  });
});

describe("names and groups", () => {
  it("names a design by its first sentence, cut at a word", () => {
    expect(nameFor("Score fraud. And more.")).toBe("Score fraud");
    expect(nameFor("We run ferries on the St. Lawrence. For each of 1.5 sailings")).toBe("We run ferries on the St. Lawrence");
    expect(nameFor("Hello! we sell heating oil. And more.")).toBe("We sell heating oil");
    expect(nameFor("Dear colleagues,\n\nEach Monday we call")).toBe("Each Monday we call");
    expect(nameFor("Hello")).toBe("Hello");
    expect(nameFor(`${EXAMPLES[0]!.brief}\n`)).toBe(EXAMPLES[0]!.title);
    const long = nameFor("word ".repeat(40));
    expect(long.length).toBeLessThanOrEqual(65);
    expect(long.endsWith("word…")).toBe(true);
  });
  it("groups designs by age and keeps the archived apart", () => {
    const now = new Date().toISOString();
    const row = (id: string, updated_at: string, archived_at: string | null = null) => ({ id, name: id, created_at: updated_at, updated_at, archived_at, waiting_gates: 0 });
    const groups = group([row("old", "2020-01-01T00:00:00Z"), row("new", now), row("gone", now, now)], "");
    expect(groups.map(([title, rows]) => [title, rows.map(({ id }) => id)])).toEqual([["Today", ["new"]], ["Older", ["old"]], ["Archived", ["gone"]]]);
  });
});
