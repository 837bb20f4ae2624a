/** Splits a `text/event-stream` into frames; chunks may end anywhere, even inside a line. */
export interface Frame {
  id: string | null;
  event: string;
  data: string;
  retry: number | null;
}

export function frameReader(): (chunk: string) => Frame[] {
  let rest = "";
  return (chunk) => {
    const blocks = (rest + chunk).replace(/\r\n?/g, "\n").split("\n\n");
    rest = blocks.pop() ?? "";
    return blocks.map(parseFrame).filter((frame): frame is Frame => frame !== null);
  };
}

function parseFrame(block: string): Frame | null {
  const frame: Frame = { id: null, event: "message", data: "", retry: null };
  const data: string[] = [];
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    if (colon === 0 || line === "") continue;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") data.push(value);
    else if (field === "id") frame.id = value;
    else if (field === "event") frame.event = value;
    else if (field === "retry" && /^\d+$/.test(value)) frame.retry = Number(value);
  }
  frame.data = data.join("\n");
  return data.length > 0 || frame.retry !== null ? frame : null;
}
