import type { Money } from "@/api/contract";

const whole = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
const fine = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", maximumSignificantDigits: 5 });

/** Dollars; an unknown amount is shown as unknown, never as zero. */
export function usd(amount: Money | null | undefined): string {
  if (amount === null || amount === undefined || amount === "") return "unknown";
  const value = Number(amount);
  if (!Number.isFinite(value)) return "unknown";
  return Math.abs(value) >= 1000 ? whole.format(value) : cents.format(value);
}

/** A unit price with every digit that matters to the product, down to fractions of a cent. */
export function price(amount: number | null | undefined): string {
  if (amount === null || amount === undefined) return "unknown";
  return Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-9 || Math.abs(amount) >= 1000 ? cents.format(amount) : fine.format(amount);
}

export function signed(amount: Money): string {
  const value = Number(amount);
  return (value > 0 ? "+" : value < 0 ? "−" : "±") + usd(Math.abs(value));
}

export const percent = (value: number | null | undefined): string =>
  value === null || value === undefined ? "" : `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(value).toFixed(1)}\u00a0%`;

/** A difference in money and in percent; nothing at all is said to be no change. */
export function change(amount: Money, pct: number | null | undefined): string {
  return Number(amount) === 0 ? "no change" : [signed(amount), pct == null ? "" : `(${percent(pct)})`].filter(Boolean).join(" ");
}
