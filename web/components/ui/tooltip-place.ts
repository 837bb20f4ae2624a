import type { Side } from "./tooltip";

const GAP_PX = 6;
const EDGE_PX = 8;
const OTHER: Record<Side, Side> = { top: "bottom", bottom: "top", left: "right", right: "left" };

type Box = Pick<DOMRect, "left" | "top" | "width" | "height">;

/** Where a box of this size goes beside its anchor: on the side asked for, else opposite, never over the window's edge. */
export function placed(anchor: Box, box: Pick<Box, "width" | "height">, side: Side): { left: number; top: number } {
  const asked = at(anchor, box, side);
  const { left, top } = fits(asked, box) ? asked : at(anchor, box, OTHER[side]);
  return {
    left: Math.round(Math.max(EDGE_PX, Math.min(left, window.innerWidth - box.width - EDGE_PX))),
    top: Math.round(Math.max(EDGE_PX, Math.min(top, window.innerHeight - box.height - EDGE_PX))),
  };
}

function at(anchor: Box, box: Pick<Box, "width" | "height">, side: Side): { left: number; top: number } {
  const middle = { left: anchor.left + (anchor.width - box.width) / 2, top: anchor.top + (anchor.height - box.height) / 2 };
  if (side === "top") return { ...middle, top: anchor.top - box.height - GAP_PX };
  if (side === "bottom") return { ...middle, top: anchor.top + anchor.height + GAP_PX };
  if (side === "left") return { ...middle, left: anchor.left - box.width - GAP_PX };
  return { ...middle, left: anchor.left + anchor.width + GAP_PX };
}

const fits = ({ left, top }: { left: number; top: number }, box: Pick<Box, "width" | "height">): boolean =>
  left >= EDGE_PX && top >= EDGE_PX && left + box.width <= window.innerWidth - EDGE_PX && top + box.height <= window.innerHeight - EDGE_PX;
