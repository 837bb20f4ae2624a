"use client";

import { useInstallation } from "@/api/queries";
import { Badge } from "@/components/ui/badge";
import { Failed, Loading } from "@/components/ui/states";
import { plural } from "@/format/values";

export default function PolicyPacks() {
  const installation = useInstallation();
  if (installation.isPending) return <Loading />;
  if (!installation.data) return <Failed error={installation.error} onRetry={() => installation.refetch()} />;
  return (
    <>
      <ul className="divide-y rounded-lg border bg-card">
        {installation.data.packs.map((pack) => (
          <li key={pack.name} className="num flex flex-wrap items-center gap-x-3 px-3 py-2 text-sm">
            <span className="font-medium">{pack.name === "builtin" ? "Built in" : pack.name}</span>
            <span className="text-xs text-muted-foreground">version {pack.version}</span>
            {pack.trusted ? null : <Badge>judged in a process of its own</Badge>}
            <span className="ml-auto text-xs text-muted-foreground">
              {plural(pack.rules, "rule")}, {pack.blocking} always block
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-xs text-muted-foreground">
        Rules of your organisation are YAML files with their own test cases. Where the product runs, <code className="font-mono">AMP_POLICY_DIR</code>{" "}
        names their folder; <code className="font-mono">amp policy test</code> runs the cases.
      </p>
    </>
  );
}
