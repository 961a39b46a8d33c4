import type { Server } from "node:http";

/** A request that still runs after this long is cut off. */
const DRAIN_MS = 2_000;

/** Accepts no new connections, closes idle ones, waits a little for running requests, then cuts off the rest. */
export async function stopListening(server: Server, drainMs = DRAIN_MS): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearTimeout(cut);
}
