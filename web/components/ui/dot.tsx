import { cn } from "@/format/cn";
import type { Tone } from "./badge";

const COLOURS: Record<Tone, string> = {
  neutral: "bg-muted-foreground/60",
  primary: "bg-primary",
  success: "bg-success",
  warning: "bg-warning",
  danger: "bg-destructive",
  info: "bg-info",
};

/** A status dot. It is decoration: the word always stands beside it or in its label. */
export function Dot({ tone, pulse = false, label }: { tone: Tone; pulse?: boolean; label?: string }) {
  return (
    <span
      {...(label ? { role: "img", "aria-label": label, title: label } : { "aria-hidden": true })}
      className={cn("inline-block size-1.5 shrink-0 rounded-full", COLOURS[tone], pulse && "pulse-dot")}
    />
  );
}
