"use client";

import { useCallback, useEffect, useRef, useState, type PointerEvent, type RefObject } from "react";

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A view box that drags with the pointer and zooms around the middle or the cursor. */
export function usePanZoom(svgRef: RefObject<SVGSVGElement | null>, width: number, height: number) {
  const all: Box = { x: 0, y: 0, width: Math.max(width, 1), height: Math.max(height, 1) };
  const [moved, setMoved] = useState<Box | null>(null);
  const box = moved ?? all;
  const dragRef = useRef<{ x: number; y: number; from: Box; scale: number } | null>(null);

  const zoom = useCallback(
    (factor: number, at = { x: 0.5, y: 0.5 }) =>
      setMoved((now) => {
        const from = now ?? { x: 0, y: 0, width, height };
        const next = Math.min(Math.max(from.width * factor, 200), width * 3);
        const ratio = next / from.width;
        return {
          x: from.x + (from.width - next) * at.x,
          y: from.y + from.height * (1 - ratio) * at.y,
          width: next,
          height: from.height * ratio,
        };
      }),
    [width, height],
  );

  useEffect(() => {
    const element = svgRef.current;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(event.deltaY > 0 ? 1.1 : 0.9);
    };
    element?.addEventListener("wheel", onWheel, { passive: false });
    return () => element?.removeEventListener("wheel", onWheel);
  }, [svgRef, zoom]);

  const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
    if (event.target instanceof Element && event.target.closest("button")) return;
    const { clientWidth, clientHeight } = event.currentTarget;
    const scale = Math.max(box.width / clientWidth, box.height / clientHeight);
    dragRef.current = { x: event.clientX, y: event.clientY, from: box, scale };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent) => {
    const start = dragRef.current;
    if (!start) return;
    setMoved({
      ...start.from,
      x: start.from.x - (event.clientX - start.x) * start.scale,
      y: start.from.y - (event.clientY - start.y) * start.scale,
    });
  };
  const onPointerUp = () => void (dragRef.current = null);

  return {
    box: `${box.x} ${box.y} ${box.width} ${box.height}`,
    zoom,
    fit: () => setMoved(null),
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp },
  };
}
