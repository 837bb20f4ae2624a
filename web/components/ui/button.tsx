import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/format/cn";

const styles = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md text-sm font-medium whitespace-nowrap transition-colors duration-100 select-none disabled:opacity-55 [&_svg]:size-3.5 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-primary text-primary-foreground hover:bg-primary/90",
        outline: "border border-border bg-card hover:bg-accent",
        ghost: "hover:bg-accent",
        danger: "border border-border bg-card text-destructive hover:bg-destructive/10",
        link: "h-auto! min-h-6 px-0! text-primary underline-offset-2 hover:underline",
      },
      size: {
        sm: "h-7 px-2.5 pointer-coarse:min-h-11",
        md: "h-8 px-3 pointer-coarse:min-h-11",
        icon: "size-7 pointer-coarse:size-11",
      },
    },
    defaultVariants: { variant: "outline", size: "md" },
  },
);

export interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof styles> {
  asChild?: boolean;
}

export function Button({ className, variant, size, asChild = false, type = "button", ...props }: ButtonProps) {
  const Comp = asChild ? Slot.Root : "button";
  return <Comp {...(asChild ? {} : { type })} className={cn(styles({ variant, size }), className)} {...props} />;
}
