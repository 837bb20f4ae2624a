// Answers the page's own request for events with reason cards, `rate` a second, `total` in all.
({ decisionSet, rate, total }) => {
  const real = window.fetch.bind(window);
  const line = (seq) => {
    const payload = { agent: `agent_${seq}`, pass: 1, card: { headline: `Decision ${seq}`, summary: "x" } };
    const row = { seq, type: "agent.completed", decision_set_id: decisionSet, created_at: "2026-01-01T00:00:00Z", payload };
    return `id: ${seq}\ndata: ${JSON.stringify(row)}\n\n`;
  };
  const stream = () =>
    new ReadableStream({
      start(controller) {
        const begun = performance.now();
        let sent = 0;
        const tick = () => {
          const due = Math.min(total, Math.floor(((performance.now() - begun) / 1000) * rate));
          let text = "";
          while (sent < due) text += line(++sent);
          if (text) controller.enqueue(new TextEncoder().encode(text));
          if (sent < total) setTimeout(tick, 1000 / rate);
        };
        tick();
      },
    });
  window.fetch = (url, options) =>
    String(url).includes("/events?") ? Promise.resolve(new Response(stream(), { headers: { "content-type": "text/event-stream" } })) : real(url, options);
};
