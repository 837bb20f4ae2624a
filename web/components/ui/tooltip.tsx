import { Slot } from "radix-ui";
import type { ReactNode } from "react";

export type Side = "top" | "right" | "bottom" | "left";

interface Props {
  label: string;
  keys?: string;
  side?: Side;
  children: ReactNode;
}

/** Marks its child with a hint; the one `TooltipLayer` of the page shows it. A hint costs no state and no listener. */
export function Tooltip({ label, keys, side = "bottom", children }: Props) {
  return (
    <Slot.Root data-tip={label} data-tip-keys={keys} data-tip-side={side}>
      {children}
    </Slot.Root>
  );
}
