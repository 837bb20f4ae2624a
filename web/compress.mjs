// Puts a .br and a .gz beside every text file of the export, once at build time: the server sends the one that is asked for.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const OUT = path.join(import.meta.dirname, "out");
const TEXT = /\.(js|css|html|txt|svg|json)$/;
const SMALLEST_BYTES = 1024; // below, a packed file saves no packet
const PACKERS = {
  ".br": (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }),
  ".gz": (body) => gzipSync(body, { level: 9 }),
};

for (const name of readdirSync(OUT, { recursive: true })) {
  if (!TEXT.test(name)) continue;
  const file = path.join(OUT, name);
  const body = readFileSync(file);
  if (body.length < SMALLEST_BYTES) continue;
  for (const [suffix, pack] of Object.entries(PACKERS)) writeFileSync(file + suffix, pack(body));
}
