import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { Tooltip } from "@/components/ui/tooltip";
import { TooltipLayer } from "@/components/ui/tooltip-layer";
import { placed } from "@/components/ui/tooltip-place";
import { show } from "./make";

afterEach(() => vi.useRealTimers());

const BOX = { width: 100, height: 20 };
const at = (left: number, top: number) => ({ left, top, width: 40, height: 28 });

it("stands on the side asked for, centred", () => {
  expect(placed(at(300, 300), BOX, "bottom")).toEqual({ left: 270, top: 334 });
  expect(placed(at(300, 300), BOX, "right")).toEqual({ left: 346, top: 304 });
});

it("turns to the other side at an edge and never leaves the window", () => {
  expect(placed(at(300, 4), BOX, "top").top).toBe(38);
  expect(placed(at(0, 300), BOX, "bottom").left).toBe(8);
  expect(placed(at(window.innerWidth - 40, 300), BOX, "bottom").left).toBe(window.innerWidth - 108);
});

it("appears over what is pointed at, describes it, and goes with Escape", () => {
  vi.useFakeTimers();
  show(
    <>
      <Tooltip label="Copy the file" keys="y">
        <button type="button">Copy</button>
      </Tooltip>
      <TooltipLayer />
    </>,
  );
  const button = screen.getByRole("button");
  fireEvent.pointerOver(button, { pointerType: "mouse" });
  expect(screen.queryByRole("tooltip")).toBeNull();
  act(() => vi.advanceTimersByTime(400));
  expect(screen.getByRole("tooltip").textContent).toContain("Copy the file");
  expect(button.getAttribute("aria-describedby")).toBe(screen.getByRole("tooltip").id);
  fireEvent.keyDown(button, { key: "Escape" });
  expect(screen.queryByRole("tooltip")).toBeNull();
  expect(button.hasAttribute("aria-describedby")).toBe(false);
});

it("stays while the pointer is on the hint itself", () => {
  vi.useFakeTimers();
  show(
    <>
      <Tooltip label="Why">
        <button type="button">Row</button>
      </Tooltip>
      <TooltipLayer />
    </>,
  );
  fireEvent.pointerOver(screen.getByRole("button"), { pointerType: "mouse" });
  act(() => vi.advanceTimersByTime(400));
  fireEvent.pointerOver(screen.getByRole("tooltip"), { pointerType: "mouse" });
  expect(screen.getByRole("tooltip")).toBeTruthy();
  fireEvent.pointerOver(document.body, { pointerType: "mouse" });
  expect(screen.queryByRole("tooltip")).toBeNull();
});
