"use client";

import { Toaster } from "sonner";

const CLASSES = { toast: "!bg-popover !text-foreground !border !border-border !text-sm !font-sans" };

export default function Toasts() {
  return <Toaster position="bottom-right" toastOptions={{ classNames: CLASSES }} />;
}
