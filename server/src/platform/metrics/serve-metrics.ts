import { createHash, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { listen } from "../listen.js";

interface Source {
  readonly type: string;
  text(): Promise<string>;
}

interface MetricsDoor {
  readonly host: string;
  readonly port: number;
  /** Whoever asks must send it as a bearer token; null: whoever reaches the port may read. */
  readonly token: string | null;
}

/**
 * Serves `/metrics` on a port of its own, so that no proxy for people ever leads there. Throws a StartFault. `stop` ends
 * it; `port` is the one it listens on.
 */
export async function serveMetrics(
  source: Source,
  door: MetricsDoor,
): Promise<{ port: number; stop(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const answer = (status: number, type: string, text: string) =>
      void response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" }).end(text);
    if (request.method !== "GET" || request.url !== "/metrics")
      return answer(404, "text/plain", "Ask for GET /metrics.\n");
    if (!isAllowed(request.headers.authorization, door.token))
      return answer(401, "text/plain", "Send METRICS_TOKEN as a bearer token.\n");
    try {
      answer(200, source.type, await source.text());
    } catch {
      answer(500, "text/plain", "The metrics cannot be read.\n");
    }
  });
  await listen(server, door);
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isAllowed(header: string | undefined, token: string | null): boolean {
  if (token === null) return true;
  // Hashes have one length, whatever was sent.
  const [sent, wanted] = [header ?? "", `Bearer ${token}`].map((text) => createHash("sha256").update(text).digest());
  return timingSafeEqual(sent as Buffer, wanted as Buffer);
}
