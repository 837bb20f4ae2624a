import { Dot } from "@/components/ui/dot";
import type { StatusItem } from "@/feed/items";
import { look } from "@/format/status";
import { RaiseCap } from "../RaiseCap";
import { at } from "@/format/time";

export function StatusLine({ item }: { item: StatusItem }) {
  const { word, tone } = look(item.status);
  return (
    <>
    <p className="num flex items-center gap-2 px-1 text-xs text-muted-foreground">
      <Dot tone={tone} />
      <span className="text-foreground">{word}</span>
      {item.reason ? <span className="min-w-0 truncate">{item.reason}</span> : null}
      <time dateTime={item.at ?? undefined} className="ml-auto">
        {at(item.at)}
      </time>
    </p>
    {item.status === "awaiting_budget" && item.setId ? <RaiseCap setId={item.setId} /> : null}
    </>
  );
}
