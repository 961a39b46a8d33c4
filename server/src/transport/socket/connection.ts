import type { ClientToServer, ServerToClient, Snapshot } from "@casement/shared/contract/commands";
import type { ErrorBody } from "@casement/shared/contract/errors";
import { sealsNotes } from "@casement/shared/session/plan-options";
import {
  asSeen,
  commentsReach,
  seesMarksOf,
  visibleTo,
  withholdsGuide,
} from "@casement/shared/session-log/audience/visible-to";
import type { SessionEvent } from "@casement/shared/session-log/event-kinds";
import { isDebriefOpen, isShadow, scores } from "@casement/shared/session-log/panel/panel";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Socket } from "socket.io";
import type { Grant } from "../../auth/find-grant.js";
import type { BusMessage } from "../../bus/bus.js";
import type { Deps } from "../../deps.js";
import { viewSession } from "../../queries/view-session.js";

type EventsMessage = Extract<BusMessage, { type: "events" }>;

/** joining: a snapshot is being made, and events wait for it. live: every event is sent at once. */
type Stage =
  | { readonly name: "joining"; readonly pending: EventsMessage[] }
  | { readonly name: "live" /** Of the session log. */; seq: number /** As the viewer counts. */; revision: number }
  | { readonly name: "closed" };

export type SessionSocket = Socket<ClientToServer, ServerToClient>;

/** Whether words that were sent may be read no longer. */
const hidesWords = (events: readonly SessionEvent[]) =>
  events.some(
    (event) =>
      event.kind === "words.dropped" ||
      event.kind === "sound.expired" ||
      (event.kind === "consent.withdrawn" && event.payload.erase === true),
  );

/** One participant's connection. Sends exactly the events that they may see, in order and without a gap. */
export class Connection {
  readonly grant: Grant;
  readonly #socket: SessionSocket;
  readonly #deps: Pick<Deps, "sessionLogs" | "clock" | "logger">;
  #stage: Stage = { name: "joining", pending: [] };
  /** Snapshots are made one after another. */
  #tail: Promise<unknown> = Promise.resolve();

  constructor(socket: SessionSocket, grant: Grant, deps: Pick<Deps, "sessionLogs" | "clock" | "logger">) {
    this.#socket = socket;
    this.grant = grant;
    this.#deps = deps;
  }

  /** Sends a snapshot as a message of its own. */
  sendSnapshot(): Promise<void> {
    return this.join((snapshot) => this.#socket.emit("snapshot", snapshot));
  }

  /**
   * Calls `hand` with a snapshot, then sends the events since. If no snapshot can be made the connection closes:
   * nothing later would make sense without one, and an honest client joins again.
   */
  join(hand: (snapshot: Snapshot) => void): Promise<void> {
    const turn = this.#tail.then(() => this.#join(hand));
    this.#tail = turn.catch(() => this.#socket.conn.close());
    return turn;
  }

  receive(message: EventsMessage): void {
    if (this.#stage.name === "joining") this.#stage.pending.push(message);
    else if (this.#stage.name === "live") this.#deliver(this.#stage, message);
  }

  /** Sends what is in no session log; a connection that is closed or has no snapshot yet hears it too, or not at all. */
  tell<N extends "call" | "signal">(name: N, ...message: Parameters<ServerToClient[N]>): void {
    if (this.#stage.name !== "closed") this.#socket.emit(name, ...message);
  }

  /** Ends the connection for good: the client gets the reason and does not come back. */
  remove(error: ErrorBody): void {
    if (this.#stage.name === "closed") return;
    this.close();
    this.#socket.emit("removed", error);
    this.#socket.disconnect(true);
  }

  close(): void {
    this.#stage = { name: "closed" };
  }

  #deliver(live: Extract<Stage, { name: "live" }>, { events, before, after }: EventsMessage): void {
    const fresh = events.filter((event) => event.seq > live.seq);
    const first = fresh[0];
    if (first === undefined) return;
    if (
      first.seq !== live.seq + 1 ||
      this.#unseals(fresh, before, after) ||
      this.#openComments(before, after) ||
      hidesWords(fresh)
    ) {
      // A snapshot that failed has closed the connection already; the client joins again.
      void this.sendSnapshot().catch(() => undefined);
      return;
    }
    for (const event of fresh) {
      live.seq = event.seq;
      if (visibleTo(event, this.grant, after)) this.#send(live, asSeen(event, this.grant, after));
    }
  }

  #send(live: Extract<Stage, { name: "live" }>, { seq: _seq, ...event }: SessionEvent): void {
    live.revision += 1;
    this.#socket.emit("event", { ...event, revision: live.revision });
  }

  /** Whether events hidden from this viewer have just become visible, or the other way round. */
  #unseals(events: readonly SessionEvent[], before: SessionState, after: SessionState): boolean {
    if (events.some((event) => event.kind === "shadow.seated") && isShadow(this.grant.participantId, after))
      return true;
    if (!scores({ id: this.grant.participantId, role: this.grant.role }, after)) return false;
    if (sealsNotes(before.plan) !== sealsNotes(after.plan)) return true;
    if (withholdsGuide(before) && !withholdsGuide(after)) return true;
    // Who is waited for changes with people too, and with it whether the debrief is open.
    if (isDebriefOpen(before) !== isDebriefOpen(after)) return true;
    if (!events.some((event) => event.kind === "scorecard.submitted")) return false;
    const others = Object.keys(after.scorecards).filter((scorer) => scorer !== this.grant.participantId);
    return others.some((scorer) => seesMarksOf(scorer, this.grant, after) && !seesMarksOf(scorer, this.grant, before));
  }

  /** Whether a candidate may now read earlier comments, or no longer may. */
  #openComments(before: SessionState, after: SessionState): boolean {
    const { role } = this.grant;
    if (commentsReach(role, before) === commentsReach(role, after)) return false;
    return after.threads.some(({ withCandidate }) => withCandidate);
  }

  async #join(hand: (snapshot: Snapshot) => void): Promise<void> {
    if (this.#stage.name === "closed") return;
    const joining = this.#stage.name === "joining" ? this.#stage : { name: "joining" as const, pending: [] };
    this.#stage = joining;
    const loaded = await this.#deps.sessionLogs.load(this.grant.sessionId);
    if (this.#stage !== joining) return;
    const snapshot = viewSession(this.#deps, this.grant, loaded);
    hand(snapshot);
    this.#stage = { name: "live", seq: loaded.state.revision, revision: snapshot.state.revision };
    for (const message of joining.pending) this.receive(message);
  }
}
