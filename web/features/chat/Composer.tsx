"use client";

import { ArrowUp, LoaderCircle, Paperclip } from "lucide-react";
import { useRef, useState, type DragEvent, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { cn } from "@/format/cn";
import { notify } from "@/state/notify";
import { readText } from "./readText";

interface Props {
  value: string;
  onChange: (text: string) => void;
  onSend: (text: string) => void;
  label: string;
  sendLabel: string;
  placeholder: string;
  busy?: boolean;
  rows?: number;
  autoFocus?: boolean;
}

/** Enter sends, Shift+Enter breaks the line; a dropped or chosen .txt, .md or .pdf file fills the box. */
export function Composer({ value, onChange, onSend, label, sendLabel, placeholder, busy, rows = 1, autoFocus }: Props) {
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const ready = value.trim().length > 0 && !busy;
  const send = () => ready && onSend(value.trim());
  const take = async (file: File | undefined) => {
    if (!file) return;
    await readText(file).then(onChange, (error: Error) => notify.failed(error.message));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div
      onDragOver={(event) => (event.preventDefault(), setOver(true))}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className={cn(
        "rounded-xl border border-input bg-card transition-colors focus-within:border-ring",
        over && "border-primary bg-primary/5",
      )}
    >
      <textarea
        id="composer"
        aria-label={label}
        autoFocus={autoFocus}
        style={{ minHeight: rows * 24 + 20 }}
        value={value}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content block max-h-[40vh] w-full resize-none bg-transparent px-4 pt-3 text-base outline-none placeholder:text-muted-foreground"
      />
      <div className="flex items-center gap-2 px-2 pb-2">
        <IconButton label="Add a .txt, .md or .pdf file" side="top" onClick={() => picker.current?.click()}>
          <Paperclip />
        </IconButton>
        <input ref={picker} type="file" accept=".txt,.md,.pdf,text/plain,text/markdown,application/pdf" hidden onChange={(event) => void take(event.target.files?.[0])} />
        <span className="flex-1" />
        <span className="hidden text-2xs text-muted-foreground sm:inline">
          <Kbd keys="Shift+Enter" /> new line
        </span>
        <Button variant="primary" disabled={!ready} onClick={send}>
          {busy ? <LoaderCircle className="animate-spin" /> : <ArrowUp />}
          {sendLabel}
        </Button>
      </div>
    </div>
  );
}
