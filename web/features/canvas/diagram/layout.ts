import { graphlib, layout as dagre } from "@dagrejs/dagre";
import type { Component, Flow } from "@/api/contract";

export const NODE = { width: 184, height: 62 };
const MARGIN = 24;

export interface Placed {
  component: Component;
  x: number;
  y: number;
}

export interface Edge {
  flow: Flow;
  path: string;
  label: { x: number; y: number };
}

export interface Diagram {
  nodes: Placed[];
  edges: Edge[];
  width: number;
  height: number;
}

interface Point {
  x: number;
  y: number;
}

/** Places components along their flows, in the direction that fills a window of this shape better. */
export function fitted(components: Component[], flows: Flow[], width: number, height: number): Diagram {
  const scale = (drawing: Diagram) => Math.min(width / drawing.width, height / drawing.height);
  const [across, down] = [place(components, flows, "LR"), place(components, flows, "TB")];
  return scale(across) >= scale(down) ? across : down;
}

/** Same plan, same direction, same picture. */
export function place(components: Component[], flows: Flow[], rankdir: "LR" | "TB"): Diagram {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir, ranksep: rankdir === "LR" ? 56 : 44, nodesep: 18, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  const known = new Set(components.map(({ id }) => id));
  const drawn = flows.filter((flow) => known.has(flow.source) && known.has(flow.target) && flow.source !== flow.target);
  for (const component of components) graph.setNode(component.id, { ...NODE });
  drawn.forEach((flow, index) => graph.setEdge(flow.source, flow.target, {}, String(index)));
  dagre(graph);
  const size = graph.graph() as { width?: number; height?: number };
  return {
    nodes: components.map((component) => {
      const { x, y } = graph.node(component.id) as Point;
      return { component, x: x - NODE.width / 2, y: y - NODE.height / 2 };
    }),
    edges: drawn.map((flow, index) => edge(flow, (graph.edge(flow.source, flow.target, String(index)) as { points: Point[] }).points)),
    width: size.width ?? 0,
    height: size.height ?? 0,
  };
}

function edge(flow: Flow, points: Point[]): Edge {
  return { flow, path: smooth(points), label: points[Math.floor(points.length / 2)]! };
}

/** A curve through the middles of the segments, so bends are round. */
export function smooth(points: Point[]): string {
  const [first, ...rest] = points;
  if (!first) return "";
  let path = `M${first.x},${first.y}`;
  rest.forEach((point, index) => {
    const next = rest[index + 1];
    if (!next) path += ` L${point.x},${point.y}`;
    else path += ` Q${point.x},${point.y} ${(point.x + next.x) / 2},${(point.y + next.y) / 2}`;
  });
  return path;
}
