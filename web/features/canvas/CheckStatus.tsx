import { Check, Minus, X } from "lucide-react";
import type { Check as CheckResult } from "@/api/contract";
import { Badge, type Tone } from "@/components/ui/badge";

const LOOKS: Record<CheckResult["status"], { tone: Tone; word: string; icon: typeof Check }> = {
  passed: { tone: "success", word: "passed", icon: Check },
  failed: { tone: "danger", word: "failed", icon: X },
  not_run: { tone: "neutral", word: "not run", icon: Minus },
};

export function CheckStatus({ status }: { status: CheckResult["status"] }) {
  const { tone, word, icon: Icon } = LOOKS[status];
  return (
    <Badge tone={tone}>
      <Icon />
      {word}
    </Badge>
  );
}
