"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Kbd } from "./kbd";
import type { Side } from "./tooltip";
import { placed } from "./tooltip-place";

const ID = "tip";
const DELAY_MS = 400;

interface Tip {
  anchor: HTMLElement;
  label: string;
  keys: string | undefined;
  side: Side;
}

/** The hint of whatever is under the pointer or has the focus. It can be pointed at, and Escape closes it. */
export function TooltipLayer() {
  const [tip, show] = useState<Tip | null>(null);
  const boxRef = useRef<HTMLDivElement>(null);
  useEffect(() => watch(show), []);
  useLayoutEffect(() => {
    const box = boxRef.current;
    if (!tip || !box) return;
    const { left, top } = placed(tip.anchor.getBoundingClientRect(), box.getBoundingClientRect(), tip.side);
    box.style.transform = `translate(${left}px, ${top}px)`;
    tip.anchor.setAttribute("aria-describedby", ID);
    return () => tip.anchor.removeAttribute("aria-describedby");
  }, [tip]);
  if (!tip) return null;
  return (
    <div
      ref={boxRef}
      id={ID}
      role="tooltip"
      className="fixed top-0 left-0 z-60 flex max-w-72 items-center gap-2 rounded-md border bg-popover px-2 py-1 text-xs shadow-md"
    >
      {tip.label}
      {tip.keys ? <Kbd keys={tip.keys} /> : null}
    </div>
  );
}

function watch(show: (tip: Tip | null) => void): () => void {
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let anchor: HTMLElement | null = null;
  const later = (next: HTMLElement | null, delay: number) => {
    if (next === anchor) return;
    clearTimeout(timer);
    anchor = next;
    show(null);
    if (next) timer = setTimeout(() => next.isConnected && show(read(next)), delay);
  };
  const on = <K extends keyof DocumentEventMap>(type: K, hear: (event: DocumentEventMap[K]) => void) =>
    document.addEventListener(type, hear, { signal: stop.signal, capture: true, passive: true });
  on("pointerover", ({ target, pointerType }) => {
    if (pointerType !== "touch" && !inside(target)) later(marked(target), DELAY_MS);
  });
  on("focusin", ({ target }) => {
    const found = marked(target);
    if (found?.matches(":focus-visible")) later(found, 0);
  });
  on("focusout", () => later(null, 0));
  on("pointerdown", () => later(null, 0));
  on("scroll", () => later(null, 0));
  on("keydown", ({ key }) => key === "Escape" && later(null, 0));
  return () => (stop.abort(), clearTimeout(timer));
}

const marked = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null);
const inside = (target: EventTarget | null) => target instanceof Element && target.closest(`#${ID}`) !== null;

const read = (anchor: HTMLElement): Tip => ({
  anchor,
  label: anchor.dataset.tip ?? "",
  keys: anchor.dataset.tipKeys,
  side: (anchor.dataset.tipSide ?? "bottom") as Side,
});
