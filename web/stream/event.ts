import type { Frame } from "./frames";

/** One row of the event log, as it travels on the stream. `seq` is gapless per project. */
export interface StreamEvent {
  seq: number;
  type: string;
  decision_set_id: string | null;
  payload: Record<string, unknown>;
  actor: string | null;
  created_at: string | null;
  hash: string | null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** A frame's data is the whole row, or only its payload with id and type on the frame. */
export function toEvent(frame: Frame): StreamEvent | null {
  if (!frame.data) return null;
  let row: unknown;
  try {
    row = JSON.parse(frame.data);
  } catch {
    return null;
  }
  return isObject(row) ? fromRow(row, frame) : null;
}

export function fromRow(row: Record<string, unknown>, frame?: Frame): StreamEvent | null {
  const seq = Number(row.seq ?? frame?.id ?? NaN);
  const type = text(row.type) ?? frame?.event;
  if (!Number.isFinite(seq) || !type) return null;
  const payload = isObject(row.payload) ? row.payload : row;
  return {
    seq,
    type,
    decision_set_id: text(row.decision_set_id) ?? text(payload.decision_set_id),
    payload,
    actor: text(row.actor),
    created_at: text(row.created_at),
    hash: text(row.hash),
  };
}
