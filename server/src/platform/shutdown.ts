import type { Server } from "node:http";

/** A request still under way after this long is cut. */
const DRAIN_MS = 2_000;

/** Takes no new connections, closes idle ones, waits a little for requests under way, then cuts the rest. */
export async function stopListening(server: Server, drainMs = DRAIN_MS): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearTimeout(cut);
}
