import type { CostLine } from "@/api/contract";

export interface CostGroup {
  component: string;
  lines: CostLine[];
  /** Of the lines whose price is known; null where none is. */
  usd: number | null;
  /** How many lines have no known price. */
  unknown: number;
}

const isKnown = (line: CostLine): boolean => line.monthly_usd !== null && line.monthly_usd !== undefined;
/** For the order only: what is unknown comes last, and is never summed. */
const rank = (amount: CostLine["monthly_usd"] | number | null): number => Number(amount ?? -1);

/** The lines of each component together, the dearest component and its dearest line first. */
export function costGroups(lines: CostLine[]): CostGroup[] {
  const components = [...new Set(lines.map((line) => line.component_id))];
  return components
    .map((component) => {
      const own = lines.filter((line) => line.component_id === component);
      const known = own.filter(isKnown);
      return {
        component,
        lines: own.toSorted((a, b) => rank(b.monthly_usd) - rank(a.monthly_usd)),
        usd: known.length > 0 ? known.reduce((sum, line) => sum + Number(line.monthly_usd), 0) : null,
        unknown: own.length - known.length,
      };
    })
    .toSorted((a, b) => rank(b.usd) - rank(a.usd));
}

/** What stands beside a component's name: the sum of what is known, and how much is not. */
export function together({ usd, unknown }: CostGroup, shown: (amount: number) => string): string {
  if (usd === null) return "unknown";
  return unknown > 0 ? `${shown(usd)} and ${unknown} unknown` : `${shown(usd)} together`;
}
