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

/** Places components left to right along their flows; same plan, same picture. */
export function place(components: Component[], flows: Flow[]): Diagram {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", ranksep: 72, nodesep: 20, marginx: MARGIN, marginy: MARGIN });
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
