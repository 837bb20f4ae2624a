"use client";

import { useQuery } from "@tanstack/react-query";
import { send } from "@/api/client";
import { Dot } from "@/components/ui/dot";
import { label, show } from "@/format/values";
import { isPayload } from "@/feed/read";

/** What the readiness probe says, line by line; never keys or secrets. */
export function Health() {
  const ready = useQuery({ queryKey: ["readyz"], queryFn: () => send<Record<string, unknown>>("/readyz"), retry: false });
  if (ready.isPending) return <p className="text-xs text-muted-foreground">Asking the server</p>;
  if (ready.isError) return <Line name="Server" value={ready.error.message} bad />;
  return (
    <ul>
      {flatten(ready.data).map(([name, value]) => (
        <Line key={name} name={label(name)} value={show(value)} bad={value === false || value === "failed"} />
      ))}
    </ul>
  );
}

const flatten = (body: Record<string, unknown>): [string, unknown][] =>
  Object.entries(body).flatMap(([name, value]): [string, unknown][] =>
    isPayload(value) ? flatten(value).map(([inner, v]) => [`${name}.${inner}`, v]) : [[name, value]],
  );

function Line({ name, value, bad }: { name: string; value: string; bad: boolean }) {
  return (
    <li className="flex min-h-7 items-center gap-2 text-sm">
      <Dot tone={bad ? "danger" : "success"} />
      <span className="flex-1">{name}</span>
      <span className="text-xs text-muted-foreground">{value}</span>
    </li>
  );
}
