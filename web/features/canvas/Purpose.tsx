import { Section } from "@/components/ui/section";
import type { Leaf } from "@/features/constraints/leaves";
import { label, quantity } from "@/format/values";

const SHOWN = ["project.asked", "project.today", "project.targets", "project.reached"];

/** What the customer wants, has today and holds it to, in the words of the brief: what a reader checks first. */
export function Purpose({ facts }: { facts: Leaf[] }) {
  const known = new Map(facts);
  const rows = SHOWN.flatMap((path) => (known.has(path) ? [[path, known.get(path)!] as const] : []));
  if (rows.length === 0) return null;
  return (
    <Section title="What was understood" note="in the words of the brief">
      <dl className="flex flex-col gap-2 rounded-lg border bg-card px-3 py-2.5">
        {rows.map(([path, fact]) => (
          <div key={path} className="flex flex-col gap-x-3 @lg:flex-row">
            <dt className="shrink-0 text-xs leading-5 text-muted-foreground @lg:w-44">{label(path)}</dt>
            <dd className="min-w-0 text-sm [overflow-wrap:anywhere]">{quantity(path, fact.value)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
