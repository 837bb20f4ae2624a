"use client";

import { memo, useDeferredValue, useMemo, useState } from "react";
import { Input } from "@/components/ui/field";
import { Disclosure } from "@/components/ui/disclosure";
import { Empty } from "@/components/ui/states";
import { say } from "@/feed/say";
import { useNamed } from "@/features/names/names";
import { useLive } from "@/feed/store";
import type { StreamEvent } from "@/stream/event";
import { at } from "@/format/time";
import { plural } from "@/format/values";
import type { ViewProps } from "../view";

const SHOWN = 300;

/** The log itself, newest first: every event with its number, actor and payload. */
export default function Events({ set }: ViewProps) {
  const events = useDeferredValue(useLive((live) => live.feed.events));
  const [filter, setFilter] = useState("");
  const wanted = filter.trim().toLowerCase();
  const found = useMemo(() => matching(events, wanted).toReversed(), [events, wanted]);
  return (
    <div className="p-4">
      <div className="mb-3 flex items-center gap-3">
        <Input aria-label="Filter events" placeholder="Filter events" className="max-w-60" value={filter} onChange={(event) => setFilter(event.target.value)} />
        <span className="num text-xs text-muted-foreground">{plural(found.length, "event")}</span>
        <a className="ml-auto text-xs text-primary underline underline-offset-2" href={`/projects/${set.project_id}/audit.jsonl`} download>
          Export the audit log
        </a>
      </div>
      {found.length === 0 ? <Empty title="No event matches" /> : null}
      <ol className="divide-y rounded-lg border bg-card p-1">
        {found.slice(0, SHOWN).map((event) => (
          <li key={event.seq}>
            <Row event={event} />
          </li>
        ))}
      </ol>
      {found.length > SHOWN ? <p className="mt-2 text-xs text-muted-foreground">The newest {SHOWN} are shown; the export has all.</p> : null}
    </div>
  );
}

const matching = (events: StreamEvent[], wanted: string): StreamEvent[] =>
  wanted === "" ? events : events.filter((event) => `${event.type} ${say(event)}`.toLowerCase().includes(wanted));

/** One line that opens to its payload, which is written out only then. */
const Row = memo(function Row({ event }: { event: StreamEvent }) {
  const named = useNamed();
  const [open, setOpen] = useState(false);
  return (
    <Disclosure
      open={open}
      onOpenChange={setOpen}
      summary={
        <span className="num flex min-w-0 flex-1 items-center gap-3 text-xs">
          <span className="w-8 text-right text-muted-foreground">{event.seq}</span>
          <span className="min-w-0 flex-1 truncate text-sm">{named(say(event))}</span>
          <span className="text-muted-foreground max-sm:hidden">{event.actor}</span>
          <span className="text-muted-foreground">{at(event.created_at)}</span>
        </span>
      }
    >
      {open ? <Payload event={event} /> : null}
    </Disclosure>
  );
});

function Payload({ event }: { event: StreamEvent }) {
  return (
    <>
      <p className="mb-1 font-mono text-2xs text-muted-foreground">{event.type}</p>
      <pre className="scroller max-h-80 rounded-md bg-muted p-2 font-mono text-xs" tabIndex={0}>
        {JSON.stringify(event.payload, null, 2)}
      </pre>
      {event.hash ? <p className="mt-2 truncate font-mono text-2xs text-muted-foreground">hash {event.hash}</p> : null}
    </>
  );
}
