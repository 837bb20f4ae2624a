export const TABS = [
  { id: "overview", title: "Overview" },
  { id: "architecture", title: "Architecture" },
  { id: "decisions", title: "Decisions" },
  { id: "cost", title: "Cost" },
  { id: "policies", title: "Policies" },
  { id: "code", title: "Repository" },
  { id: "checks", title: "Checks" },
  { id: "report", title: "Report" },
  { id: "diff", title: "Diff" },
  { id: "history", title: "Versions" },
  { id: "events", title: "Events" },
] as const;

export type TabId = (typeof TABS)[number]["id"];

export const tabOf = (name: string | null): TabId => TABS.find((tab) => tab.id === name)?.id ?? "overview";
