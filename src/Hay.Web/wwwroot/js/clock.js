// How far this device's clock is from the server's. Of several questions the one with the shortest way there and back knows
// best: it cannot be wrong by more than half of that way (Cristian, "Probabilistic clock synchronization", 1989).

// Samples: { sent, server, received }, all in milliseconds. Offset: to be added to this device's clock. Error: at most.
export function offsetOf(samples) {
  const best = samples.reduce((a, b) => (b.received - b.sent < a.received - a.sent ? b : a));
  const way = (best.received - best.sent) / 2;
  return { offset: best.server + way - best.received, error: way };
}

// Ask: answers the server's time. A wait between questions, so that one hiccup does not spoil them all.
export async function measure(ask, times = 6) {
  const samples = [];
  for (let i = 0; i < times; i++) {
    const sent = Date.now();
    const server = await ask();
    samples.push({ sent, server, received: Date.now() });
    await new Promise((done) => setTimeout(done, 30));
  }
  return offsetOf(samples);
}
