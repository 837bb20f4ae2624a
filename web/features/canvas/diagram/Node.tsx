import { useNamed } from "@/features/names/names";
import { capabilityTitle, roleTitle } from "@/format/roles";
import { usd } from "@/format/money";
import { milliseconds, place } from "@/format/values";
import { stroke } from "./capabilities";
import { NODE, type Placed } from "./layout";

interface Props {
  node: Placed;
  /** A request waits for it. */
  onPath: boolean;
  selected: boolean;
  onSelect: () => void;
}

export function Node({ node, onPath, selected, onSelect }: Props) {
  const { component } = node;
  const named = useNamed();
  const figures = [
    component.monthly_usd == null ? "" : `${usd(component.monthly_usd)}/mo`,
    onPath && component.p95_ms ? `p95 ${milliseconds(component.p95_ms)}` : "",
  ].filter(Boolean);
  return (
    <foreignObject x={node.x} y={node.y} width={NODE.width} height={NODE.height}>
      <button
        type="button"
        aria-pressed={selected}
        title={[capabilityTitle(component.capability), component.pattern_id, place(component.cloud, component.region)].join(", ")}
        onClick={onSelect}
        className="flex h-full w-full overflow-hidden rounded-lg border bg-card text-left hover:border-input aria-pressed:border-primary aria-pressed:ring-1 aria-pressed:ring-primary"
      >
        <span className="w-1 shrink-0" style={{ background: stroke(component.capability) }} aria-hidden />
        <span className="flex min-w-0 flex-1 flex-col justify-center px-2">
          <span className="truncate text-sm font-semibold">{roleTitle(component.role)}</span>
          <span className="line-clamp-2 text-xs text-muted-foreground">{named(component.pattern_id)}</span>
          {figures.length > 0 ? <span className="num truncate text-xs">{figures.join(" · ")}</span> : null}
        </span>
      </button>
    </foreignObject>
  );
}
