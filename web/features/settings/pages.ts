import { lazy, type ComponentType } from "react";

/** The pages of the settings, in the order of their list. Adding one is a line here and a file. */
export const PAGES: readonly { id: string; title: string; about: string; Page: ComponentType }[] = [
  { id: "appearance", title: "Appearance", about: "Kept in this browser", Page: lazy(() => import("./pages/appearance")) },
  { id: "profile", title: "Profile", about: "Who you are here, and what you may do", Page: lazy(() => import("./pages/profile")) },
  { id: "models", title: "Providers and models", about: "Who answers, and for how much at most", Page: lazy(() => import("./pages/models")) },
  { id: "policies", title: "Policy packs", about: "The rules every design is judged by", Page: lazy(() => import("./pages/policies")) },
  { id: "keys", title: "API keys", about: "For programs that work in your name", Page: lazy(() => import("./pages/keys")) },
  { id: "webhooks", title: "Webhooks", about: "Events of a design, posted to other systems", Page: lazy(() => import("./pages/webhooks")) },
  { id: "about", title: "About", about: "This installation", Page: lazy(() => import("./pages/about")) },
];
