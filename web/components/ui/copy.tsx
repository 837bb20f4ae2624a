"use client";

import { Check, Copy as Icon } from "lucide-react";
import { useState } from "react";
import { IconButton } from "./icon-button";

export function Copy({ text, label = "Copy" }: { text: string; label?: string }) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setDone(true);
    setTimeout(() => setDone(false), 1500);
  };
  return (
    <IconButton label={done ? "Copied" : label} onClick={copy}>
      {done ? <Check /> : <Icon />}
    </IconButton>
  );
}
