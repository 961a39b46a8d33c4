import type { AddressInfo } from "node:net";
import { connect, createServer, type Server, type Socket } from "node:net";

/** A proxy to the database that can be cut, as if the database stopped, and restored. */
export interface CutOff {
  /** The database's address through the proxy. */
  readonly url: string;
  cut(): Promise<void>;
  /** Passes queries on and drops the answers, until the next cut. */
  loseAnswers(): void;
  mend(): Promise<void>;
}

export async function startCutOff(databaseUrl: string): Promise<CutOff> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  const pairs = new Map<Socket, Socket>();
  let server: Server | null = null;
  const track = (socket: Socket) => {
    open.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => open.delete(socket));
  };
  const listen = async (port: number) => {
    const listening = createServer((inward) => {
      const outward = connect(Number(target.port), target.hostname);
      track(inward);
      track(outward);
      pairs.set(outward, inward);
      outward.on("close", () => pairs.delete(outward));
      inward.pipe(outward).pipe(inward);
    });
    await new Promise<void>((resolve) => listening.listen(port, "127.0.0.1", resolve));
    server = listening;
    return (listening.address() as AddressInfo).port;
  };
  const port = await listen(0);
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    cut: async () => {
      const closed = new Promise((resolve) => server?.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
    loseAnswers: () => {
      for (const [outward, inward] of pairs) {
        outward.unpipe(inward);
        outward.resume();
      }
    },
    mend: async () => {
      await listen(port);
    },
  };
}
