import type { Fact } from "@/api/contract";
import { isPayload } from "@/feed/read";

export type Leaf = readonly [path: string, fact: Fact];

const isFact = (value: Record<string, unknown>): boolean => "value" in value && "source" in value;

/** Every known constraint as (dotted path, fact), in the order of the schema. */
export function leaves(node: unknown, prefix = ""): Leaf[] {
  if (!isPayload(node)) return [];
  return Object.entries(node).flatMap(([name, child]): Leaf[] => {
    if (!isPayload(child)) return [];
    const path = prefix + name;
    return isFact(child) ? [[path, child as unknown as Fact]] : leaves(child, `${path}.`);
  });
}

/** `budget.monthly_usd` and a leaf → `{budget: {monthly_usd: leaf}}`, the shape the constraints call takes. */
export function nest(path: string, leaf: unknown): Record<string, unknown> {
  return path.split(".").reduceRight<unknown>((inner, name) => ({ [name]: inner }), leaf) as Record<string, unknown>;
}

/** What a person typed for a leaf, as the kind of value it had before. Null when it does not fit. */
export function parseLike(before: unknown, typed: string): unknown {
  const words = typed.trim();
  if (typeof before === "number") {
    const parsed = Number(words.replaceAll(",", ""));
    return words !== "" && Number.isFinite(parsed) ? parsed : null;
  }
  if (typeof before === "boolean") return /^(yes|true)$/i.test(words) ? true : /^(no|false)$/i.test(words) ? false : null;
  if (Array.isArray(before)) {
    if (/^none$/i.test(words)) return [];
    const parts = words.split(",").map((part) => part.trim()).filter(Boolean);
    return isPayload(before[0]) ? parts.map((id) => ({ id })) : parts;
  }
  return words || null;
}
