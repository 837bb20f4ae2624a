import { readPdf } from "@/api/calls";

const KB = 1000;
/** How large a file of each kind may be; a PDF's words are read by the server. */
const KINDS = [
  { ending: /\.(txt|md|markdown)$/i, max: 200 * KB, read: (file: File) => file.text() },
  { ending: /\.pdf$/i, max: 990 * KB, read: readPdf },
];

/** The text of a dropped brief. Refuses other kinds and oversized files with a reason to show. */
export async function readText(file: File): Promise<string> {
  const kind = KINDS.find(({ ending }) => ending.test(file.name));
  if (!kind) throw new Error(`${file.name} is not a .txt, .md or .pdf file`);
  if (file.size > kind.max) throw new Error(`${file.name} is larger than ${kind.max / KB} KB`);
  return await kind.read(file);
}
