import path from "node:path";
import type { NextConfig } from "next";

const output = process.env.WEB_OUTPUT === "export" ? "export" : undefined;
const api = process.env.API_ORIGIN ?? "http://127.0.0.1:8000";
const prefixes = ["projects", "decision-sets", "artifacts", "gates", "jobs", "auth", "api-keys", "healthz", "readyz"];

const config: NextConfig = {
  output,
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  turbopack: { root: path.resolve(import.meta.dirname, "..") },
  experimental: { optimizePackageImports: ["radix-ui", "lucide-react"] },
  ...(output === "export"
    ? {}
    : {
        rewrites: async () =>
          prefixes.flatMap((prefix) => [
            { source: `/${prefix}`, destination: `${api}/${prefix}` },
            { source: `/${prefix}/:path*`, destination: `${api}/${prefix}/:path*` },
          ]),
      }),
};

export default config;
