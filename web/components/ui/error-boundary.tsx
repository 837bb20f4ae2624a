"use client";

import { Component, type ReactNode } from "react";
import { Failed } from "./states";

interface Props {
  children: ReactNode;
}

/** Keeps a fault inside one view: the rest of the page goes on, and the view can be tried again. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  /** A part of the page that could not be fetched is only asked for again by a new page. */
  retry(error: Error) {
    if (error.name === "ChunkLoadError") window.location.reload();
    else this.setState({ error: null });
  }

  override render() {
    const { error } = this.state;
    return error ? <Failed error={error} onRetry={() => this.retry(error)} /> : this.props.children;
  }
}
