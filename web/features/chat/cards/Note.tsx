import type { NoteItem } from "@/feed/items";
import { at } from "@/format/time";

export function Note({ item }: { item: NoteItem }) {
  return (
    <p className="num flex items-baseline gap-2 px-1 text-xs text-muted-foreground">
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{item.text}</span>
      <time dateTime={item.at ?? undefined}>{at(item.at)}</time>
    </p>
  );
}
