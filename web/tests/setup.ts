import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

// What jsdom leaves out of the browser; tests of plain modules run without a window.
if (typeof window !== "undefined") {
  afterEach(cleanup);
  window.matchMedia ??= (query: string) =>
    ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Element.prototype.scrollIntoView ??= () => {};
}
