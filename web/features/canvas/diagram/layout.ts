import { graphlib, layout as dagre } from "@dagrejs/dagre";
import type { Component, Flow, Plan } from "@/api/contract";

export const NODE = { width: 196, height: 78 };
const MARGIN = 20;
const GAP = 14;

export interface Placed {
  component: Component;
  x: number;
  y: number;
}

export interface Edge {
  flow: Flow;
  path: string;
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

type Direction = "LR" | "TB";
type Put = (graph: Diagram, loose: Component[]) => Diagram;

const DIRECTIONS: Direction[] = ["LR", "TB"];
const LOOSE: Put[] = [below, beside];

/** Parts that somebody waits for: only their time counts towards an answer. */
export const partsOnPath = ({ latency }: Pick<Plan, "latency">): Set<string> =>
  new Set(latency.flatMap(({ hops }) => hops.flatMap(({ component_id: id }) => id ?? [])));

/** Places components along their flows, in the direction that fills a window of this shape better. */
export function fitted(components: Component[], flows: Flow[], width: number, height: number): Diagram {
  const scale = (drawing: Diagram) => Math.min(width / drawing.width, height / drawing.height);
  const all = DIRECTIONS.flatMap((way) => LOOSE.map((put) => place(components, flows, way, put)));
  return all.reduce((best, next) => (scale(next) > scale(best) ? next : best));
}

/** Connected components as a graph, the others in rows below or columns beside it. Same input, same picture. */
export function place(components: Component[], flows: Flow[], direction: Direction, put: Put = below): Diagram {
  const known = new Set(components.map(({ id }) => id));
  const drawn = flows.filter(({ source, target }) => known.has(source) && known.has(target) && source !== target);
  const linked = new Set(drawn.flatMap(({ source, target }) => [source, target]));
  const graph = connected(components.filter(({ id }) => linked.has(id)), drawn, direction);
  return put(graph, components.filter(({ id }) => !linked.has(id)));
}

function connected(components: Component[], flows: Flow[], direction: Direction): Diagram {
  const graph = new graphlib.Graph({ multigraph: true });
  const ranksep = direction === "LR" ? 44 : 30;
  graph.setGraph({ rankdir: direction, ranksep, nodesep: GAP, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const component of components) graph.setNode(component.id, { ...NODE });
  flows.forEach((flow, index) => graph.setEdge(flow.source, flow.target, {}, String(index)));
  dagre(graph);
  const size = graph.graph() as { width?: number; height?: number };
  const points = (flow: Flow, index: number) => (graph.edge(flow.source, flow.target, String(index)) as { points: Point[] }).points;
  return {
    nodes: components.map((component) => {
      const { x, y } = graph.node(component.id) as Point;
      return { component, x: x - NODE.width / 2, y: y - NODE.height / 2 };
    }),
    edges: flows.map((flow, index) => ({ flow, path: smooth(points(flow, index)) })),
    width: components.length > 0 ? (size.width ?? 0) : NODE.width * 3,
    height: components.length > 0 ? (size.height ?? 0) : 0,
  };
}

function below(graph: Diagram, loose: Component[]): Diagram {
  if (loose.length === 0) return graph;
  const columns = Math.max(1, Math.floor((graph.width - 2 * MARGIN + GAP) / (NODE.width + GAP)));
  const nodes = loose.map((component, index) => ({
    component,
    x: MARGIN + (index % columns) * (NODE.width + GAP),
    y: graph.height + MARGIN + Math.floor(index / columns) * (NODE.height + GAP),
  }));
  const rows = Math.ceil(loose.length / columns);
  return { ...graph, nodes: [...graph.nodes, ...nodes], height: graph.height + 2 * MARGIN + rows * (NODE.height + GAP) };
}

function beside(graph: Diagram, loose: Component[]): Diagram {
  if (loose.length === 0) return graph;
  const rows = Math.max(1, Math.floor((graph.height - 2 * MARGIN + GAP) / (NODE.height + GAP)));
  const nodes = loose.map((component, index) => ({
    component,
    x: graph.width + MARGIN + Math.floor(index / rows) * (NODE.width + GAP),
    y: MARGIN + (index % rows) * (NODE.height + GAP),
  }));
  const columns = Math.ceil(loose.length / rows);
  return { ...graph, nodes: [...graph.nodes, ...nodes], width: graph.width + MARGIN + columns * (NODE.width + GAP) };
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
