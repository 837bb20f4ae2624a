import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname, "web") } },
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    environment: "jsdom",
    include: ["web/**/*.test.{ts,tsx}"],
    setupFiles: ["web/tests/setup.ts"],
    restoreMocks: true,
  },
});
