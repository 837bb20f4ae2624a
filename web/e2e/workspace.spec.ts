import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";

/** Against a running API and worker that serve the exported interface: `BASE_URL=… npm run e2e`. */
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual([]);
}

async function design(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: /Nightly demand forecast/ }).click();
  await accessible(page);
  await page.getByRole("button", { name: "Design it" }).click();
  await page.waitForURL(/\/w\//);
  const defaults = page.getByRole("button", { name: "Accept all defaults" });
  const approve = page.getByRole("button", { name: "Approve", exact: true });
  await expect(defaults.or(approve).first()).toBeVisible({ timeout: 60_000 });
  if (await defaults.isVisible()) await defaults.click();
  await expect(approve).toBeVisible({ timeout: 60_000 });
}

test("a brief becomes a design that waits for a person", async ({ page }) => {
  const trouble: string[] = [];
  page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
  page.on("pageerror", (error) => trouble.push(String(error)));
  await design(page);
  for (const view of ["Architecture", "Decisions", "Cost", "Policies", "Versions", "Events", "Overview"]) {
    await page.getByRole("tab", { name: view }).click();
    await page.waitForTimeout(400);
    await accessible(page);
  }
  expect(trouble).toEqual([]);
});

test("a reload shows the same thing, and the gate is still open", async ({ page }) => {
  await design(page);
  await page.reload();
  await expect(page.getByRole("button", { name: "Approve", exact: true })).toBeVisible();
  await expect(page.getByText("16 of 22 stages")).toBeVisible();
});

test("a gate can be decided once", async ({ page, context }) => {
  await design(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole("button", { name: "Reject" }).click();
  await other.getByLabel(/Why is it rejected/).fill("Not this one");
  await other.getByRole("button", { name: "Reject the design" }).click();
  await expect(other.getByText("Not this one")).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve", exact: true })).toBeHidden();
  await expect(page.getByText("Not this one")).toBeVisible();
});

test("everything can be reached at 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await design(page);
  await accessible(page);
  await page.getByRole("radio", { name: "Canvas" }).click();
  await expect(page.getByRole("tab", { name: "Overview" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
