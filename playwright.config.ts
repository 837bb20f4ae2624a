import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// The browser of the system where there is one, else the one Playwright installed.
const system = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const launchOptions = {
  ...(existsSync(system) ? { executablePath: system } : {}),
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
};

export default defineConfig({
  testDir: "web/e2e",
  timeout: 90_000,
  workers: 1,
  use: { baseURL: process.env.BASE_URL ?? "http://127.0.0.1:8000", launchOptions, trace: "retain-on-failure" },
  projects: [
    { name: "light", use: { colorScheme: "light" } },
    { name: "dark", use: { colorScheme: "dark" } },
  ],
});
