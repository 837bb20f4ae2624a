import type { SetDiff } from "@/api/contract";
import { Section } from "@/components/ui/section";
import { agentNumber, agentTitle } from "@/feed/agents";
import { label } from "@/format/values";

/** Which agents thought again, because of what, and who was carried over untouched. */
export function Reruns({ rows }: { rows: SetDiff["agents"] }) {
  if (rows.length === 0) return null;
  const inOrder = rows.toSorted((a, b) => (agentNumber(a.agent) ?? 99) - (agentNumber(b.agent) ?? 99));
  const again = inOrder.filter((row) => row.moved.length > 0);
  const kept = inOrder.filter((row) => row.moved.length === 0);
  return (
    <Section title="Who thought again" note={`${again.length} of ${rows.length} agents`}>
      <ul className="divide-y rounded-lg border bg-card">
        {again.map((row) => (
          <li key={row.agent} className="flex flex-wrap gap-x-3 px-3 py-1.5 text-xs">
            <span className="w-44 shrink-0 text-sm">{agentTitle(row.agent)}</span>
            <span className="min-w-0 flex-1 text-muted-foreground">{[...new Set(row.moved.map(read))].join(", ")}</span>
            <span>{row.changed ? "decided otherwise" : "same decision"}</span>
          </li>
        ))}
        {kept.length > 0 ? (
          <li className="px-3 py-1.5 text-xs text-muted-foreground">Carried over unchanged: {kept.map((row) => agentTitle(row.agent)).join(", ")}.</li>
        ) : null}
      </ul>
    </Section>
  );
}

/** `constraints.budget.monthly_usd` → `Budget monthly (USD)`; a decision by its agent's title. */
function read(path: string): string {
  const [source, ...rest] = path.split(".");
  if (source === "decisions") return `${agentTitle(rest[0] ?? "")}${rest[1] ? ` (${label(rest.slice(1).join(".")).toLowerCase()})` : ""}`;
  return label(rest.length > 0 ? rest.join(".") : (source ?? ""));
}
