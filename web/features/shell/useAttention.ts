"use client";

import { useEffect } from "react";
import { useGates } from "@/api/queries";

/** The number of waiting gates in the tab's title. */
export function useAttention(): void {
  const waiting = useGates().data?.length ?? 0;
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) Agentic MLOps` : "Agentic MLOps";
  }, [waiting]);
}
