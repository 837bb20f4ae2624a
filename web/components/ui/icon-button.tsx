"use client";

import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button";
import { Tooltip } from "./tooltip";

interface Props extends Omit<ButtonProps, "children" | "size"> {
  label: string;
  keys?: string;
  side?: "top" | "right" | "bottom" | "left";
  children: ReactNode;
}

/** A button that is only an icon: its name is both the tooltip and the accessible name. */
export function IconButton({ label, keys, side, children, variant = "ghost", ...props }: Props) {
  return (
    <Tooltip label={label} keys={keys} side={side}>
      <Button aria-label={label} variant={variant} size="icon" {...props}>
        {children}
      </Button>
    </Tooltip>
  );
}
