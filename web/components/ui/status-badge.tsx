import { look } from "@/format/status";
import { Badge } from "./badge";
import { Dot } from "./dot";

export function StatusBadge({ status }: { status: string | null | undefined }) {
  const { word, tone, running } = look(status);
  return (
    <Badge tone={tone}>
      <Dot tone={tone} pulse={running} />
      {word}
    </Badge>
  );
}
