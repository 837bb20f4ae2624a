"use client";

import { Maximize, Minus, Plus } from "lucide-react";
import { useMemo, useRef } from "react";
import type { Plan } from "@/api/contract";
import { IconButton } from "@/components/ui/icon-button";
import { roleTitle } from "@/format/roles";
import { fitted, partsOnPath } from "./layout";
import { Node } from "./Node";
import { usePanZoom } from "./usePanZoom";
import { useSize } from "./useSize";

interface Props {
  plan: Plan;
  selected: string | null;
  onSelect: (id: string | null) => void;
}

/** The design as a graph of its components and flows. Drag to move, Ctrl+wheel to zoom. */
export function Diagram({ plan, selected, onSelect }: Props) {
  const svgRef = useRef<SVGSVGElement>(null);
  const { width, height } = useSize(svgRef);
  const drawing = useMemo(() => fitted(plan.components, plan.flows, width, height), [plan, width, height]);
  const onPath = useMemo(() => partsOnPath(plan), [plan]);
  const view = usePanZoom(svgRef, drawing.width, drawing.height);
  return (
    <div className="relative h-full min-h-72 overflow-hidden">
      <svg
        ref={svgRef}
        viewBox={view.box}
        role="group"
        aria-label={`Architecture, ${plan.components.length} components and ${plan.flows.length} flows`}
        className="h-full w-full cursor-grab touch-none active:cursor-grabbing"
        {...view.handlers}
      >
        <defs>
          <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0,0 L8,4 L0,8 z" className="fill-muted-foreground" />
          </marker>
        </defs>
        {drawing.edges.map(({ flow, path }, index) => {
          const lit = selected === flow.source || selected === flow.target;
          return (
            <path
              key={index}
              d={path}
              fill="none"
              strokeDasharray={flow.encrypted ? undefined : "4 3"}
              markerEnd="url(#arrow)"
              className={lit ? "stroke-primary stroke-[1.6]" : selected ? "stroke-border" : "stroke-muted-foreground/60"}
            >
              <title>{`${roleTitle(flow.source)} to ${roleTitle(flow.target)}: ${flow.protocol}, ${flow.auth}, ${flow.encrypted ? "encrypted" : "not encrypted"}`}</title>
            </path>
          );
        })}
        {drawing.nodes.map((node) => (
          <Node
            key={node.component.id}
            node={node}
            onPath={onPath.has(node.component.id)}
            selected={selected === node.component.id}
            onSelect={() => onSelect(selected === node.component.id ? null : node.component.id)}
          />
        ))}
      </svg>
      <div className="absolute right-3 bottom-3 flex rounded-md border bg-popover">
        <IconButton label="Zoom out" side="top" onClick={() => view.zoom(1.25)}>
          <Minus />
        </IconButton>
        <IconButton label="Zoom in" side="top" onClick={() => view.zoom(0.8)}>
          <Plus />
        </IconButton>
        <IconButton label="Show all" side="top" onClick={view.fit}>
          <Maximize />
        </IconButton>
      </div>
    </div>
  );
}
