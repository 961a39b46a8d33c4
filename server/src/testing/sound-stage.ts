import { createHash, randomBytes } from "node:crypto";
import type { PlanOptions } from "@casement/shared/session/plan-options";
import { CONSENT_TEXT_VERSION } from "@casement/shared/session/session";
import { writeClock } from "@casement/shared/sound/take";
import { runCommand } from "../commands/sessions/run-command.js";
import { finishTakes } from "../commands/sound/finish-takes.js";
import type { Answer } from "./browser.js";
import { Browser } from "./browser.js";
import type { FakeClock } from "./fake-clock.js";
import { recordedSecond, secondOf } from "./recorded-webm.js";
import { type Actor, type Cast, seatCast } from "./session-stage.js";
import type { TestServer } from "./test-server.js";

const scope = "sound";

/** A running interview that records sound; these of its people have agreed to it. */
export async function seatSpeakers(
  server: TestServer,
  agree: readonly ("owner" | "interviewer" | "candidate")[],
  options: Partial<PlanOptions> = {},
) {
  const { deps } = server.casement;
  const cast = await seatCast(deps, { recordSound: true, ...options });
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

const SECOND_MS = 1_000;
export const SPOKEN_SECONDS = 12;

/** What each person said in each second, packet by packet, by take. */
export type Said = Readonly<Record<"ana" | "ben", readonly (readonly Buffer<ArrayBuffer>[])[]>>;

type Tell = (actor: Actor, kind: "participant.arrived" | "participant.left") => Promise<unknown>;

/**
 * An ended interview of 12 s with its takes' files: Ana (owner) is there throughout, Iris (interviewer) from second 4
 * on, Ben (candidate) until second 8. Ana and Ben speak all the time, each in the take of their name. `there` names who
 * is there in the places of Ana and Iris; `before` is called before each second with what tells who comes and goes.
 */
export async function recordSpeakers(
  server: TestServer,
  clock: FakeClock,
  there: readonly ["owner" | "interviewer", "owner" | "interviewer"] = ["owner", "interviewer"],
  options: Partial<PlanOptions> = {},
  before: (second: number, cast: Cast, tell: Tell) => Promise<void> = async () => undefined,
): Promise<{ cast: Cast; said: Said }> {
  const { deps } = server.casement;
  const cast = await seatSpeakers(server, ["owner", "candidate"], options);
  const voices = {
    ana: new Speaker(server, cast.owner, "ana", clock.now()),
    ben: new Speaker(server, cast.candidate, "ben", clock.now()),
  };
  const said: Record<keyof Said, Buffer<ArrayBuffer>[][]> = { ana: [], ben: [] };
  const tell: Tell = (actor, kind) =>
    deps.sessionLogs.commit(actor.sessionId, null, () => [{ kind, payload: { participantId: actor.participantId } }]);
  await tell(cast[there[0]], "participant.arrived");
  await tell(cast.candidate, "participant.arrived");
  for (let second = 0; second < SPOKEN_SECONDS; second += 1) {
    if (second === 4) await tell(cast[there[1]], "participant.arrived");
    if (second === 8) await tell(cast.candidate, "participant.left");
    await before(second, cast, tell);
    clock.advance(SECOND_MS);
    for (const name of ["ana", "ben"] as const) {
      const packets = secondOf();
      said[name].push(packets);
      const { status } = await voices[name].send(second, recordedSecond(second, packets));
      if (status !== 204) throw new Error(`a chunk was answered with ${status}`);
    }
  }
  await runCommand(deps, cast.owner, "session.end", {});
  await finishTakes(deps, new AbortController().signal);
  return { cast, said };
}

/** The seconds of which at least one packet is in these bytes. */
export const secondsIn = (bytes: Buffer, said: Said[keyof Said]): number[] =>
  said.flatMap((packets, second) => (packets.some((packet) => bytes.includes(packet)) ? [second] : []));

export const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);

export const chunkBytes = (length = 20_000): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(length));

export type { Cast };
