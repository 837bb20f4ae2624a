import type { PolicyResult } from "@/api/contract";
import { Badge, type Tone } from "@/components/ui/badge";

const WORDS: Record<PolicyResult["outcome"], string> = {
  pass: "pass",
  fail: "fail",
  unknown: "unknown",
  waived: "waived",
  not_applicable: "does not apply",
};

/** Unknown is never shown as a pass; on a blocking rule it blocks. */
export function OutcomeBadge({ outcome, severity }: Pick<PolicyResult, "outcome" | "severity">) {
  const open = outcome === "fail" || outcome === "unknown";
  const tone: Tone = open ? (severity === "block" ? "danger" : "warning") : outcome === "pass" ? "success" : outcome === "waived" ? "info" : "neutral";
  return <Badge tone={tone}>{open && severity === "block" ? `${WORDS[outcome]}, blocks` : WORDS[outcome]}</Badge>;
}
