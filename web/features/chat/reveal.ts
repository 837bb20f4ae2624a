const REVEAL = "amp:reveal";

/** Asks the feed to bring a card into view; virtualised cards are not in the page until it does. */
export function reveal(key: string): void {
  document.dispatchEvent(new CustomEvent(REVEAL, { detail: key }));
}

export function onReveal(show: (key: string) => void): () => void {
  const listener = (event: Event) => show((event as CustomEvent<string>).detail);
  document.addEventListener(REVEAL, listener);
  return () => document.removeEventListener(REVEAL, listener);
}
