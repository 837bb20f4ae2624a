import { usd } from "@/format/money";
import { milliseconds } from "@/format/values";
import { stroke } from "./capabilities";
import { NODE, type Placed } from "./layout";

interface Props {
  node: Placed;
  selected: boolean;
  onSelect: () => void;
}

export function Node({ node, selected, onSelect }: Props) {
  const { component } = node;
  const figures = [
    component.monthly_usd == null ? "" : `${usd(component.monthly_usd)}/mo`,
    !component.p95_ms ? "" : `p95 ${milliseconds(component.p95_ms)}`,
  ].filter(Boolean);
  return (
    <foreignObject x={node.x} y={node.y} width={NODE.width} height={NODE.height}>
      <button
        type="button"
        aria-pressed={selected}
        onClick={onSelect}
        className="flex h-full w-full overflow-hidden rounded-lg border bg-card text-left hover:border-input aria-pressed:border-primary aria-pressed:ring-1 aria-pressed:ring-primary"
      >
        <span className="w-1 shrink-0" style={{ background: stroke(component.capability) }} aria-hidden />
        <span className="flex min-w-0 flex-1 flex-col justify-center px-2">
          <span className="truncate text-xs font-semibold">{component.role}</span>
          <span className="truncate font-mono text-2xs text-muted-foreground">{component.pattern_id}</span>
          {figures.length > 0 ? <span className="num truncate text-2xs">{figures.join(" · ")}</span> : null}
        </span>
      </button>
    </foreignObject>
  );
}
