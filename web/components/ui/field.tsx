import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/format/cn";

const FIELD =
  "w-full rounded-md border border-input bg-card px-2.5 text-sm placeholder:text-muted-foreground focus-visible:border-ring focus-visible:outline-offset-0";

export const Input = ({ className, ...props }: ComponentProps<"input">) => (
  <input className={cn(FIELD, "h-8 pointer-coarse:min-h-11", className)} {...props} />
);

export const Textarea = ({ className, ...props }: ComponentProps<"textarea">) => (
  <textarea className={cn(FIELD, "min-h-20 resize-y py-2", className)} {...props} />
);

export const Select = ({ className, ...props }: ComponentProps<"select">) => (
  <select className={cn(FIELD, "h-8 pr-7 pointer-coarse:min-h-11", className)} {...props} />
);

export function Field({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <label className="flex flex-col gap-1">
      <span className="text-xs font-medium">{label}</span>
      {children}
      {hint ? <span className="text-2xs text-muted-foreground">{hint}</span> : null}
    </label>
  );
}
