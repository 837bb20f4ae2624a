const MAX_BYTES = 200_000;

/** The text of a dropped brief. Refuses other kinds and oversized files with a reason to show. */
export async function readText(file: File): Promise<string> {
  if (!/\.(txt|md|markdown)$/i.test(file.name)) throw new Error(`${file.name} is not a .txt or .md file`);
  if (file.size > MAX_BYTES) throw new Error(`${file.name} is larger than 200 KB`);
  return await file.text();
}
