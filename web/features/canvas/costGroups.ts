import type { CostLine } from "@/api/contract";

export interface CostGroup {
  component: string;
  lines: CostLine[];
  /** Of the lines whose price is known. */
  usd: number;
}

const amount = (line: CostLine): number => Number(line.monthly_usd ?? 0);

/** The lines of each component together, the dearest component and its dearest line first. */
export function costGroups(lines: CostLine[]): CostGroup[] {
  const components = [...new Set(lines.map((line) => line.component_id))];
  return components
    .map((component) => {
      const own = lines.filter((line) => line.component_id === component).toSorted((a, b) => amount(b) - amount(a));
      return { component, lines: own, usd: own.reduce((sum, line) => sum + amount(line), 0) };
    })
    .toSorted((a, b) => b.usd - a.usd);
}
