import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { Message } from "@/features/chat/cards/Message";
import type { MessageItem } from "@/feed/items";
import { useLive } from "@/feed/store";
import { answer, event, show } from "./make";

afterEach(() => (vi.unstubAllGlobals(), useLive.getState().open(null)));

const OFFER = { text: "On Azure it would cost $900 more.", offer: "we used Azure." };
const messages = (): MessageItem[] => useLive.getState().feed.items.filter((item) => item.kind === "message");

it("takes up the newest answer's offer with the words the server waits for", async () => {
  const sent = vi.fn(async (_url: string, _init: RequestInit) => answer({}, 202));
  vi.stubGlobal("fetch", sent);
  useLive.getState().receive([event(1, "chat.answer", OFFER, null)]);
  show(<Message item={messages()[0]!} projectId="p1" />);
  await userEvent.click(screen.getByRole("button", { name: "Design it as a new version" }));
  await waitFor(() => expect(sent).toHaveBeenCalledOnce());
  expect(sent.mock.calls[0]![0]).toBe("/projects/p1/messages");
  expect(JSON.parse(sent.mock.calls[0]![1].body as string)).toEqual({ text: "Do it" });
});

it("offers nothing once something else was said, for the server takes up the last offer only", () => {
  useLive.getState().receive([event(1, "chat.answer", OFFER, null), event(2, "chat.message", { text: "And on GCP?" }, null)]);
  show(<Message item={messages()[0]!} projectId="p1" />);
  expect(screen.queryByRole("button")).toBeNull();
});
