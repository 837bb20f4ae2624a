import { describe, expect, it, vi } from "vitest";
import { readText } from "@/features/chat/readText";
import { answer } from "./make";

/** jsdom has files without the method that reads them. */
const file = (name: string, body = "words") => Object.assign(new File([body], name), { text: async () => body });

describe("readText", () => {
  it("reads text here and a PDF's words on the server", async () => {
    const fetched = vi.spyOn(globalThis, "fetch").mockResolvedValue(answer({ text: "from a PDF" }));
    expect(await readText(file("brief.md"))).toBe("words");
    expect(fetched).not.toHaveBeenCalled();
    expect(await readText(file("brief.pdf", "%PDF-1.4"))).toBe("from a PDF");
    const [url, init] = fetched.mock.calls[0]!;
    expect([url, new Headers(init?.headers).get("content-type"), init?.body instanceof Blob]).toEqual(["/briefs/text", "application/pdf", true]);
  });
  it("refuses other kinds and files that are too large, with a reason", async () => {
    await expect(readText(file("brief.docx"))).rejects.toThrow("is not a .txt, .md or .pdf file");
    await expect(readText(file("brief.txt", "x".repeat(200_001)))).rejects.toThrow("larger than 200 KB");
  });
});
