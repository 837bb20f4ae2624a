import { renderHook } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { useFromStart } from "@/features/chat/useFromStart";

/** A scroller of 400 px with one card of `height` px at place 3. */
function scroller(height: number) {
  const element = document.createElement("div");
  element.innerHTML = '<div data-index="3"></div>';
  Object.defineProperty(element, "clientHeight", { value: 400 });
  Object.defineProperty(element.firstChild!, "offsetHeight", { value: height });
  return { current: element };
}

const calls = () => ({ scrollToIndex: vi.fn(), release: vi.fn(), jump: vi.fn() });

it("shows the first of many questions, once, and follows the end again when they are answered", () => {
  const to = calls();
  const ref = scroller(900);
  const { rerender } = renderHook(({ at, height }: { at: number | null; height: number }) => useFromStart(ref, to, at, height, to), {
    initialProps: { at: 3 as number | null, height: 1000 },
  });
  rerender({ at: 3, height: 1100 });
  expect(to.scrollToIndex).toHaveBeenCalledExactlyOnceWith(3, { align: "start" });
  expect(to.jump).not.toHaveBeenCalled();
  rerender({ at: null, height: 1100 });
  expect(to.jump).toHaveBeenCalledOnce();
});

it("leaves questions that fit where they are", () => {
  const to = calls();
  const ref = scroller(300);
  renderHook(() => useFromStart(ref, to, 3, 500, to));
  expect(to.scrollToIndex).not.toHaveBeenCalled();
  expect(to.release).not.toHaveBeenCalled();
});
