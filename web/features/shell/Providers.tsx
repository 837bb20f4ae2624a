"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { Problem } from "@/api/problem";
import { TooltipLayer } from "@/components/ui/tooltip-layer";

const Toasts = lazy(() => import("./Toasts"));

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
        {children}
        <TooltipLayer />
        <Suspense fallback={null}>
          <Toasts />
        </Suspense>
      </QueryClientProvider>
    </ThemeProvider>
  );
}
