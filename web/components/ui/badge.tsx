import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "@/format/cn";

const styles = cva(
  "inline-flex h-5 shrink-0 items-center gap-1 rounded-sm border px-1.5 text-2xs font-medium whitespace-nowrap [&_svg]:size-3",
  {
    variants: {
      tone: {
        neutral: "border-border text-muted-foreground",
        primary: "border-primary/30 bg-primary/8 text-primary",
        success: "border-success/30 bg-success/8 text-success",
        warning: "border-warning/35 bg-warning/8 text-warning",
        danger: "border-destructive/35 bg-destructive/8 text-destructive",
        info: "border-info/30 bg-info/8 text-info",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type Tone = NonNullable<VariantProps<typeof styles>["tone"]>;

export function Badge({ className, tone, ...props }: ComponentProps<"span"> & { tone?: Tone }) {
  return <span className={cn(styles({ tone }), className)} {...props} />;
}
