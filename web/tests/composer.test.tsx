import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { ProjectComposer } from "@/features/chat/ProjectComposer";
import { answer, show } from "./make";

afterEach(() => vi.unstubAllGlobals());

function network(versions: object[]) {
  const sent = vi.fn(async (url: string, init: RequestInit) => (init.method === "POST" ? answer({}, 202) : answer({ items: url.includes("decision-sets") ? versions : [] })));
  vi.stubGlobal("fetch", sent);
  return () => sent.mock.calls.filter(([, init]) => init.method === "POST").map(([url]) => url);
}

it.each([
  ["a question about what is there", [{ id: "s1", version: 1 }], "/projects/p1/messages"],
  ["a brief where nothing is there", [], "/projects/p1/constraints"],
])("takes words sent before the versions are known as %s", async (_case, versions, address) => {
  const posted = network(versions);
  show(<ProjectComposer projectId="p1" setId={null} status={null} />);
  await userEvent.type(screen.getByLabelText("Message"), "What if it were cheaper?{Enter}");
  await waitFor(() => expect(posted()).toEqual([address]));
});
