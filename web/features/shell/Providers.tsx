"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { useState, type ReactNode } from "react";
import { Toaster } from "sonner";
import { Problem } from "@/api/problem";
import { TooltipProvider } from "@/components/ui/tooltip";

const worthRetrying = (failures: number, error: unknown): boolean =>
  failures < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500);

function newClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: 10_000, retry: worthRetrying, refetchOnWindowFocus: true } },
  });
}

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(newClient);
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange>
      <QueryClientProvider client={client}>
        <TooltipProvider delayDuration={400}>{children}</TooltipProvider>
        <Toaster
          position="bottom-right"
          toastOptions={{ classNames: { toast: "!bg-popover !text-foreground !border !border-border !text-sm !font-sans" } }}
        />
      </QueryClientProvider>
    </ThemeProvider>
  );
}
