import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { recordsOf } from "@casement/shared/document/schema";
import type * as Y from "yjs";
import { KeptStorage } from "../../client/src/document/copy/kept-storage.testing.js";
import type { Actor } from "../../server/src/testing/session-stage.js";
import { BoardPage, shownOn } from "../page/board-page.js";
import { installBrowser, type Visitor } from "../page/browser.js";
import { canonical } from "../page/canonical.js";
import { Hands } from "../page/drawing.js";
import type { SeededRandom } from "../page/seeded.js";
import { SentLedger } from "../page/sent-ledger.js";

/** How often conditions on pages are checked, in ms. */
const LOOK_EVERY_MS = 5;
/** Nothing takes this long, not even on a very busy machine. */
const GIVE_UP_MS = 300_000;

/** A person at a real page with a real connection, who draws and types without a pause. */
export class Member implements Visitor {
  readonly cookie: string;
  readonly ledger = new SentLedger();
  readonly hands: Hands;
  page!: BoardPage;
  #drawing: Promise<void> | null = null;
  #stopped = false;

  readonly #inside: AsyncLocalStorage<Member>;

  constructor(
    readonly actor: Actor,
    readonly random: SeededRandom,
    inside: AsyncLocalStorage<Member>,
  ) {
    this.#inside = inside;
    this.cookie = actor.cookie;
    this.hands = new Hands(actor.role, random);
    this.open();
  }

  open(): void {
    this.#inside.run(this, () => {
      const { sessionId, participantId } = this.actor;
      const clientId = () => 1 + this.random.below(2 ** 31);
      this.page = new BoardPage({ sessionId, participantId, ledger: this.ledger, clientId });
    });
  }

  /** Closes the tab and opens it again; the browser's copy keeps what was not saved. */
  reload(): void {
    const socket = this.page.socket;
    this.page.vanish();
    socket?.terminate?.();
    this.open();
  }

  clearBoard(): void {
    this.#inside.run(this, () => this.hands.clear(this.page));
  }

  startDrawing(mostPauseMs: number): void {
    this.#stopped = false;
    this.#drawing = this.#draw(mostPauseMs);
  }

  async stopDrawing(): Promise<void> {
    this.#stopped = true;
    await this.#drawing;
    this.page.binding?.flush();
  }

  async #draw(mostPauseMs: number): Promise<void> {
    while (!this.#stopped) {
      this.#inside.run(this, () => this.hands.act(this.page));
      await wait(1 + this.random.below(mostPauseMs));
    }
  }
}

/** People in one session of a real server. `leave` disconnects them and restores the globals. */
export class Crew {
  readonly members: readonly Member[];
  readonly leave: () => void;

  constructor(origin: string, actors: readonly Actor[], random: SeededRandom) {
    const inside = new AsyncLocalStorage<Member>();
    const removeStorage = new KeptStorage().install();
    const removeBrowser = installBrowser<Member>({
      host: new URL(origin).host,
      visitor: () => inside.getStore() as Member,
      asPage: (member, run) => inside.run(member, run),
    });
    this.members = actors.map((actor) => new Member(actor, random, inside));
    this.leave = () => {
      for (const { page } of this.members) page.end();
      removeBrowser();
      removeStorage();
    };
  }

  startDrawing(mostPauseMs = 12): void {
    for (const member of this.members) member.startDrawing(mostPauseMs);
  }

  async stopDrawing(): Promise<void> {
    await Promise.all(this.members.map((member) => member.stopDrawing()));
  }

  get isSynced(): boolean {
    return this.members.every(({ page }) => page.connection === "synced" && page.binding !== null);
  }

  untilSynced(): Promise<void> {
    return until(() => this.isSynced, "everybody is in step");
  }

  untilSaved(): Promise<void> {
    return until(() => this.isSynced && this.members.every(({ page }) => page.saysSaved), "all badges say Saved");
  }

  /** Waits until something more is called saved. */
  untilMoreSaved(): Promise<void> {
    const frames = () => this.sum(({ ledger }) => ledger.frames);
    const before = frames();
    return until(() => frames() > before, "something more is saved");
  }

  /** Returns what was called saved before the session log was read, and is in none of its documents. */
  async lost(record: () => Promise<readonly Y.Doc[]>): Promise<string[]> {
    // More is saved while the session log is read.
    const promised = this.members.map(({ ledger, actor }) => ({ role: actor.role, saved: ledger.promised.copy() }));
    const epochs = await record();
    return promised.flatMap(({ role, saved }) => saved.missingFrom(epochs).map((missing) => `${role}: ${missing}`));
  }

  /** How the members' boards differ from the session log's; empty if they do not. */
  differences(record: Y.Doc): string[] {
    const wanted = canonical(recordsOf(record).toJSON());
    const [first] = this.members as [Member];
    const shown = canonical(shownOn(first.page.store));
    return this.members.flatMap(({ page, actor }) => [
      ...(canonical(recordsOf(page.doc).toJSON()) === wanted ? [] : [`${actor.role}'s document is not the record`]),
      ...(canonical(shownOn(page.store)) === shown ? [] : [`${actor.role}'s store differs`]),
      ...page.issues.map(({ kind }) => `${actor.role}: ${kind}`),
    ]);
  }

  /** Waits until there are no differences; returns those that remain. */
  async converged(record: () => Promise<readonly Y.Doc[]>): Promise<string[]> {
    let left: string[] = [];
    for (let tries = 0; tries < 40; tries += 1) {
      await this.untilSaved();
      left = this.differences((await record()).at(-1) as Y.Doc);
      if (left.length === 0) return left;
      await wait(50);
    }
    return left;
  }

  sum(of: (member: Member) => number): number {
    return this.members.reduce((sum, member) => sum + of(member), 0);
  }
}

async function until(condition: () => boolean, what: string): Promise<void> {
  const giveUpAt = performance.now() + GIVE_UP_MS;
  while (!condition()) {
    if (performance.now() > giveUpAt) throw new Error(`It never came to this: ${what}.`);
    await wait(LOOK_EVERY_MS);
  }
}
