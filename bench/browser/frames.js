// Records the time between frames, and from a key to the frame after it, until `stop` is called.
() => {
  const frames = [];
  const keys = [];
  let before = performance.now();
  let running = true;
  const tick = (now) => {
    frames.push(now - before);
    before = now;
    if (running) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  window.addEventListener("keydown", () => {
    const pressed = performance.now();
    requestAnimationFrame(() => keys.push(performance.now() - pressed));
  });
  window.__frames = { stop: () => ((running = false), { frames, keys }) };
};
