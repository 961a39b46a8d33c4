import type { Duplex } from "node:stream";
import { WebSocket } from "ws";
import { bareScreen } from "./screen.js";
import type { SentLedger, SentOnConnection } from "./sent-ledger.js";

/** The person whose page opens a connection. */
export interface Visitor {
  readonly cookie: string;
  readonly ledger: SentLedger;
}

export interface Surroundings<V extends Visitor> {
  /** Host and port from which pages come. */
  readonly host: string;
  /** Returns the person whose code runs now. */
  readonly visitor: () => V;
  /** The connection to the server, if it is not TCP. */
  readonly connect?: (visitor: V) => Duplex;
  /** Runs a socket's events as the page's code. */
  readonly asPage?: <T>(visitor: V, run: () => T) => T;
  /** Called when the page has read a message. */
  readonly heard?: (visitor: V) => void;
}

/**
 * Installs what a page needs: a window, a screen without layout, and a WebSocket with the person's cookie that a ledger
 * listens to. The returned function removes it all.
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
