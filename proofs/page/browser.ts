import type { Duplex } from "node:stream";
import { WebSocket } from "ws";
import { bareScreen } from "./screen.js";
import type { SentLedger, SentOnConnection } from "./sent-ledger.js";

/** Whose page asks for a connection. */
export interface Visitor {
  readonly cookie: string;
  readonly ledger: SentLedger;
}

export interface Surroundings<V extends Visitor> {
  /** Where pages come from: host and port. */
  readonly host: string;
  /** Whose code runs at this moment. */
  readonly visitor: () => V;
  /** The way to the server, if it is not TCP. */
  readonly connect?: (visitor: V) => Duplex;
  /** Runs what a socket tells its page as that page's. */
  readonly asPage?: <T>(visitor: V, run: () => T) => T;
  /** A message was read by the page. */
  readonly heard?: (visitor: V) => void;
}

/**
 * What a page finds around itself: a window, a screen without layout and a WebSocket with the visitor's cookie, which a ledger listens to.
 * Until the returned function is called.
 */
export function installBrowser<V extends Visitor>(around: Surroundings<V>): () => void {
  const screen = bareScreen();
  const replaced = ["window", "WebSocket", ...Object.keys(screen.globals)];
  const before = Object.fromEntries(replaced.map((name) => [name, Reflect.get(globalThis, name)]));
  const listeners = { addEventListener: () => undefined, removeEventListener: () => undefined };
  const location = { protocol: "http:", host: around.host };
  Object.assign(globalThis, {
    window: { ...screen.window, location, devicePixelRatio: 1, ...listeners },
    ...screen.globals,
    WebSocket: visitorsSocket(around),
  });
  return () => Object.assign(globalThis, before);
}

function visitorsSocket<V extends Visitor>({ host, visitor, connect, asPage, heard }: Surroundings<V>) {
  return class VisitorsSocket extends WebSocket {
    readonly #visitor: V;
    readonly #sent: SentOnConnection;

    constructor(url: string) {
      const mine = visitor();
      const headers = { cookie: mine.cookie, origin: `http://${host}` };
      super(url, { headers, ...(connect && { createConnection: () => connect(mine) }) } as object);
      this.#visitor = mine;
      const sent = mine.ledger.connected();
      this.#sent = sent;
      this.on("error", () => undefined);
      this.prependListener("message", (data: ArrayBuffer) => sent.heard(new Uint8Array(data)));
      this.on("message", () => heard?.(mine));
    }

    override emit(name: string, ...given: unknown[]): boolean {
      const tell = () => super.emit(name, ...given);
      return asPage !== undefined && #visitor in this ? asPage(this.#visitor, tell) : tell();
    }

    override send(data: Uint8Array): void {
      if (this.readyState === WebSocket.OPEN) this.#sent.message(data);
      super.send(data);
    }
  };
}
