/** One hue per capability; the name is always written on the node as well. */
export const HUES: Record<string, number> = {
  ingest: 245,
  transform: 200,
  store: 155,
  feature: 120,
  train: 70,
  serve: 268,
  observe: 310,
  govern: 20,
};

export const stroke = (capability: string): string => `oklch(0.62 0.12 ${HUES[capability] ?? 265})`;
