"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/format/cn";
import { IconButton } from "./icon-button";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  side?: "center" | "wide" | "left" | "right";
  children: ReactNode;
  footer?: ReactNode;
}

const PLACES = {
  center: "top-[12vh] left-1/2 max-h-[76vh] w-[min(34rem,calc(100vw-24px))] -translate-x-1/2 rounded-xl border",
  wide: "top-[8vh] left-1/2 h-[84vh] w-[min(56rem,calc(100vw-24px))] -translate-x-1/2 rounded-xl border",
  left: "inset-y-0 left-0 w-[min(300px,88vw)] border-r",
  right: "inset-y-0 right-0 w-[min(26rem,100vw)] border-l",
};

export function Dialog({ open, onOpenChange, title, description, side = "center", children, footer }: Props) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-black/35 animate-in fade-in duration-100" />
        <Primitive.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cn("fixed z-50 flex flex-col bg-popover shadow-xl", PLACES[side])}
        >
          <div className="flex items-start gap-3 border-b px-4 py-3">
            <div className="min-w-0 flex-1">
              <Primitive.Title className="text-sm font-semibold">{title}</Primitive.Title>
              {description ? (
                <Primitive.Description className="text-xs text-muted-foreground">{description}</Primitive.Description>
              ) : null}
            </div>
            <Primitive.Close asChild>
              <IconButton label="Close" keys="Esc">
                <X />
              </IconButton>
            </Primitive.Close>
          </div>
          {side === "wide" ? children : <div className="scroller min-h-0 flex-1 p-4">{children}</div>}
          {footer ? <div className="flex justify-end gap-2 border-t px-4 py-3">{footer}</div> : null}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
