import { createHash, randomBytes } from "node:crypto";
import { CONSENT_TEXT_VERSION } from "@casement/shared/session/session";
import { writeClock } from "@casement/shared/sound/take";
import { runCommand } from "../commands/sessions/run-command.js";
import type { Answer } from "./browser.js";
import { Browser } from "./browser.js";
import { type Actor, type Cast, seatCast } from "./session-stage.js";
import type { TestServer } from "./test-server.js";

const scope = "sound";

/** A running interview that records sound; these of its people have agreed to it. */
export async function seatSpeakers(server: TestServer, agree: readonly ("owner" | "interviewer" | "candidate")[]) {
  const { deps } = server.casement;
  const cast = await seatCast(deps, { recordSound: true });
  for (const role of agree) await agreeToSound(server, cast[role]);
  await runCommand(deps, cast.owner, "session.start", {});
  return cast;
}

export const agreeToSound = (server: TestServer, actor: Actor) =>
  runCommand(server.casement.deps, actor, "consent.give", { textVersion: CONSENT_TEXT_VERSION, scope });

export const withdrawSound = (server: TestServer, actor: Actor, erase: boolean) =>
  runCommand(server.casement.deps, actor, "consent.withdraw", { scope, erase });

/** What one chunk says of itself; what is left out is right. */
interface Claims {
  readonly from?: number;
  readonly to?: number;
  readonly sha256?: string;
  readonly clock?: string;
  readonly type?: string;
}

/** A browser that sends chunks of a take that began at this server time. */
export class Speaker {
  readonly browser: Browser;

  constructor(
    server: { readonly url: string },
    readonly actor: Actor,
    readonly takeId: string,
    readonly begunAt: number,
  ) {
    this.browser = new Browser(server.url);
    const cut = actor.cookie.indexOf("=");
    this.browser.setCookie(actor.cookie.slice(0, cut), actor.cookie.slice(cut + 1));
  }

  /** Where and with which headers a chunk is sent. */
  addressOf(index: number, bytes: Uint8Array, claims: Claims = {}): { url: string; headers: Record<string, string> } {
    const headers = {
      cookie: this.actor.cookie,
      origin: this.browser.origin,
      "content-type": claims.type ?? "audio/webm",
    };
    return { url: `${this.browser.origin}/api/v1${this.#pathOf(index, bytes, claims)}`, headers };
  }

  send(index: number, bytes: Uint8Array<ArrayBuffer> = chunkBytes(), claims: Claims = {}): Promise<Answer> {
    const headers = { "content-type": claims.type ?? "audio/webm" };
    return this.browser.send("PUT", this.#pathOf(index, bytes, claims), { body: new Blob([bytes]), headers });
  }

  #pathOf(index: number, bytes: Uint8Array, claims: Claims): string {
    const { from = index * 1_000, to = from + 1_000 } = claims;
    const clock =
      claims.clock ?? writeClock([from, to].map((mediaMs) => ({ mediaMs, serverMs: this.begunAt + mediaMs })));
    const sha256 = claims.sha256 ?? createHash("sha256").update(bytes).digest("hex");
    const query = new URLSearchParams({ sha256, from: String(from), to: String(to), clock });
    return `/sessions/${this.actor.sessionId}/takes/${this.takeId}/chunks/${index}?${query}`;
  }
}

export const chunkBytes = (length = 20_000): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(length));

export type { Cast };
