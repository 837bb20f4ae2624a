"use client";

import { ToggleGroup } from "radix-ui";
import { cn } from "@/format/cn";

interface Props<T extends string> {
  label: string;
  value: T;
  options: readonly (readonly [T, string])[];
  onChange: (value: T) => void;
  className?: string;
}

export function Segmented<T extends string>({ label, value, options, onChange, className }: Props<T>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => next && onChange(next as T)}
      className={cn("inline-flex rounded-md border bg-muted p-0.5", className)}
    >
      {options.map(([id, title]) => (
        <ToggleGroup.Item
          key={id}
          value={id}
          className="h-6 flex-1 rounded-sm px-2 text-xs font-medium text-muted-foreground data-[state=on]:bg-card data-[state=on]:text-foreground data-[state=on]:shadow-xs pointer-coarse:h-10"
        >
          {title}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
