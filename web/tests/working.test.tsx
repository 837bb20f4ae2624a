import { expect, it } from "vitest";
import { Working } from "@/features/chat/Working";
import { EMPTY } from "@/feed/feed";
import { reduce } from "@/feed/reduce";
import { useLive } from "@/feed/store";
import { event, show } from "./make";

const approved = event(2, "approval.recorded", { gate: "architecture", status: "approved" });
const rejected = event(2, "approval.recorded", { gate: "architecture", status: "rejected" });

it.each([
  [[event(1, "generation.file", { path: "a.py" })], "The checks are running, which takes a few minutes"],
  [[event(1, "gate.waiting"), approved], "Writing the repository; its checks run on the finished files, which takes a few minutes"],
  [[event(1, "gate.waiting"), rejected], null],
])("says what goes on after the last entry", (events, says) => {
  useLive.setState({ feed: reduce(EMPTY, events) });
  const { container } = show(<Working />);
  expect(container.textContent.trim()).toBe(says ?? "");
});
