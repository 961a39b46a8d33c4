import { foldBoard, indexBoard } from "@casement/shared/document/records/fold-board";
import { recordsOf } from "@casement/shared/document/schema";
import { sameValue } from "@casement/shared/lib/json-value";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import * as Y from "yjs";
import { KeptStorage } from "../../client/src/document/copy/kept-storage.testing.js";
import { hashSecret } from "../../server/src/auth/secret.js";
import { signInCookieName } from "../../server/src/auth/sign-in-cookie.js";
import { readConfig } from "../../server/src/config.js";
import { BoardPage, shownOn } from "../page/board-page.js";
import { installBrowser, type Visitor } from "../page/browser.js";
import { canonical } from "../page/canonical.js";
import { Hands } from "../page/drawing.js";
import { EditorHands } from "../page/editor-hands.js";
import { readEpochs } from "../page/epochs.js";
import type { SeededRandom } from "../page/seeded.js";
import { SentLedger } from "../page/sent-ledger.js";
import { Cable } from "./cable.js";
import { Disk, QUICK_MS } from "./disk.js";
import { SESSION_ID, ServerNode } from "./server-node.js";
import { type Place, SignInTables } from "./sign-in-tables.js";
import { VirtualTime } from "./virtual-time.js";

/** Virtual time after the last edit within which everything must have converged. */
const HEAL_WITHIN_MS = 180_000;
const LOOK_EVERY_MS = 500;
/** Longest time of reading one epoch from the disk: two queries. */
const READ_WITHIN_MS = 4 * QUICK_MS;

export interface StoryEnd {
  readonly seed: number;
  readonly edits: number;
  readonly counts: Readonly<Record<string, number>>;
  /** Copies that differ, a false "saved", a shape record left out. Empty if all is well. */
  readonly faults: readonly string[];
}

const HAPPENINGS = [
  "cut",
  "allCut",
  "slowNetwork",
  "slowDisk",
  "reload",
  "crash",
  "restart",
  "remade",
  "epochs",
  "saved",
] as const;
type Happening = (typeof HAPPENINGS)[number];

/** One person of the story: their hands, their page, their browser's connection. */
interface Person extends Visitor {
  readonly hands: Hands | EditorHands;
  readonly participantId: string;
  page: BoardPage;
  /** Owner of everything that this page does; a reload makes a new one. */
  life: object;
  cables: Set<Cable>;
  /** Virtual ms from which they have a network. */
  onlineAt: number;
}

export interface StoryOptions {
  /** Whether people use tldraw's editor; otherwise they change its bare store. */
  readonly withEditor?: boolean;
}

/** Plays one seed: three people, one server, and everything that can go wrong. Resolves to the outcome. */
export async function tellStory(seed: number, operations: number, options: StoryOptions = {}): Promise<StoryEnd> {
  const time = new VirtualTime();
  const storage = new KeptStorage();
  time.install();
  const removeStorage = storage.install();
  const story = new Story(time, seed, options);
  const removeBrowser = story.installBrowser();
  const { random } = Math;
  // For the editor's indices: a failing seed must fail again.
  Math.random = seededRandom(seed).next;
  try {
    return await story.tell(operations);
  } finally {
    Math.random = random;
    removeBrowser();
    removeStorage();
    time.uninstall();
  }
}

class Story {
  readonly #time: VirtualTime;
  readonly #seed: number;
  readonly #withEditor: boolean;
  readonly #random: SeededRandom;
  readonly #disk: Disk;
  readonly #signIns: SignInTables;
  readonly #people: Person[] = [];
  readonly #faults: string[] = [];
  readonly #counts = Object.fromEntries(HAPPENINGS.map((name) => [name, 0])) as Record<Happening, number>;
  /** At the end: what is shown differently from the document, by reason. */
  #putRight: Record<string, number> = {};
  #server: ServerNode | null = null;
  #clientIds = 1000;
  /** Longest time that one piece of bytes travels, in virtual ms. */
  #slowest = 40;

  constructor(time: VirtualTime, seed: number, { withEditor = false }: StoryOptions) {
    this.#withEditor = withEditor;
    this.#time = time;
    this.#seed = seed;
    this.#random = seededRandom(seed);
    const places: Place[] = [];
    for (const role of ["owner", "interviewer", "candidate"]) {
      const token = role.padEnd(43, "x");
      const tokenHash = Buffer.from(hashSecret(token)).toString("hex");
      places.push({ role, participantId: `participant-${role}`, signInId: `sign-in-${role}`, tokenHash });
      this.#people.push({
        hands: new (withEditor ? EditorHands : Hands)(role.slice(0, 1), this.#random),
        ledger: new SentLedger(),
        cookie: `${signInCookieName(readConfig({}))}=${token}`,
        participantId: `participant-${role}`,
        page: null as unknown as BoardPage,
        life: {},
        cables: new Set(),
        onlineAt: 0,
      });
    }
    this.#disk = new Disk(time, this.#random);
    this.#signIns = new SignInTables(this.#disk, time, places);
    this.#disk.faultsPerMille = 15;
  }

  /** Real WebSockets over simulated cables. */
  installBrowser(): () => void {
    return installBrowser<Person>({
      host: "board.invalid",
      visitor: () => this.#personOf(this.#time.owner),
      connect: (person) => this.#connect(person),
      // Closing takes Node several turns, in which others' code may have run.
      asPage: ({ life }, run) => this.#time.as(life, run),
      heard: (person) => this.#checkBadge(person),
    });
  }

  async tell(operations: number): Promise<StoryEnd> {
    this.#startServer();
    for (const person of this.#people) this.#openPage(person);
    await this.#time.pass(2000);
    for (let operation = 0; operation < operations; operation += 1) {
      const person = this.#random.pick(this.#people);
      await this.#as(person, () => person.hands.act(person.page));
      if (this.#withEditor) this.#checkShown(this.#random.pick(this.#people));
      if (this.#random.next() < 0.03) await this.#happen();
      await this.#time.pass(this.#random.next() < 0.5 ? 0 : this.#random.below(60));
    }
    await this.#heal();
    return {
      seed: this.#seed,
      edits: this.#edits(),
      counts: { ...this.#counts, ...this.#deeds() },
      faults: this.#faults,
    };
  }

  /** What was done with the editor, by kind. */
  #deeds(): Record<string, number> {
    const deeds: Record<string, number> = {};
    const [first] = this.#people as [Person, ...Person[]];
    if (!(first.hands instanceof EditorHands)) return deeds;
    for (const { hands } of this.#people)
      for (const [name, times] of Object.entries((hands as EditorHands).done)) deeds[name] = (deeds[name] ?? 0) + times;
    return { ...deeds, ...this.#putRight };
  }

  #edits(): number {
    return this.#people.reduce((sum, { hands }) => sum + hands.edits, 0);
  }

  #as<T>(person: Person, run: () => T): Promise<T> {
    return this.#time.run(person.life, run);
  }

  #personOf(life: object | null): Person {
    const person = this.#people.find((each) => each.life === life);
    if (person === undefined) throw new Error("A page connected that is not open any more.");
    return person;
  }

  #openPage(person: Person): void {
    person.life = {};
    this.#time.later(person.life, 0, () => {
      person.page = new BoardPage({
        sessionId: SESSION_ID,
        participantId: person.participantId,
        ledger: person.ledger,
        withEditor: this.#withEditor,
        clientId: () => {
          this.#clientIds += 1 + this.#random.below(7);
          return this.#clientIds;
        },
      });
    });
  }

  #startServer(): void {
    const server = new ServerNode(this.#time);
    this.#server = server;
    this.#time.later(server, 0, () => server.start(this.#disk, this.#signIns));
  }

  #connect(person: Person) {
    const delay = () => 1 + this.#random.below(this.#slowest);
    const server = this.#server;
    const cable = new Cable(this.#time, { here: person.life, there: server ?? {} }, delay);
    if (server === null || person.onlineAt > this.#time.now) {
      this.#time.later(person.life, delay(), () => cable.here.destroy());
      return cable.here;
    }
    person.cables.add(cable);
    cable.here.once("close", () => person.cables.delete(cable));
    this.#time.later(server, delay(), () => server.take(cable.there));
    return cable.here;
  }

  async #happen(): Promise<void> {
    const dice = this.#random.next();
    const person = this.#random.pick(this.#people);
    if (dice < 0.3) this.#cut(person, this.#random.below(3000));
    else if (dice < 0.35) this.#cut(person, 10_000 + this.#random.below(60_000));
    else if (dice < 0.4) await this.#cutAll(8000 + this.#random.below(20_000));
    else if (dice < 0.5) this.#slowNetwork();
    else if (dice < 0.6) this.#slowDisk();
    else if (dice < 0.75) await this.#reload(person);
    else if (dice < 0.95) this.#crash();
    else await this.#restart();
  }

  #cut(person: Person, forMs: number): void {
    this.#counts.cut += 1;
    person.onlineAt = Math.max(person.onlineAt, this.#time.now + forMs);
    const noticed = () => this.#random.below(2000);
    for (const cable of person.cables) cable.cut(this.#time, noticed);
  }

  /** Disconnects everybody for so long that the server unloads the board. */
  async #cutAll(forMs: number): Promise<void> {
    this.#counts.allCut += 1;
    const wiping = this.#random.pick(this.#people);
    if (this.#random.next() < 0.5) await this.#as(wiping, () => wiping.hands.wipe(wiping.page));
    await this.#time.pass(500);
    for (const person of this.#people) this.#cut(person, forMs + this.#random.below(5000));
  }

  /** Everything is late for a while: messages of an old connection arrive after the new one has begun. */
  #slowNetwork(): void {
    this.#counts.slowNetwork += 1;
    this.#slowest = 1500;
    this.#time.later(null, 4000, () => {
      this.#slowest = 40;
    });
  }

  /** A slow disk: people see each other's work long before it is saved. */
  #slowDisk(): void {
    this.#counts.slowDisk += 1;
    this.#disk.slowestMs = 1500;
    this.#time.later(null, 6000, () => {
      this.#disk.slowestMs = QUICK_MS;
    });
  }

  async #reload(person: Person): Promise<void> {
    this.#counts.reload += 1;
    await this.#as(person, () => person.page.vanish());
    for (const cable of person.cables) cable.dropByDeathOf("here", this.#time, () => this.#random.below(300));
    person.cables.clear();
    this.#time.kill(person.life);
    this.#openPage(person);
  }

  #crash(): void {
    if (this.#server === null) return;
    this.#counts.crash += 1;
    this.#server.die();
    this.#server = null;
    this.#dropServerEnds();
    this.#time.later(null, 200 + this.#random.below(2000), () => this.#startServer());
    // The network fails, or the machine: somebody may stay away while others hold their unsaved work.
    if (this.#random.next() < 0.4) this.#cut(this.#random.pick(this.#people), this.#random.below(20_000));
  }

  async #restart(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#counts.restart += 1;
    this.#server = null;
    const stopping = () =>
      void server.stop().then(() => {
        this.#dropServerEnds();
        this.#startServer();
      });
    await this.#time.run(server, stopping);
  }

  /** When a process ends, its sockets end with it. */
  #dropServerEnds(): void {
    for (const { cables } of this.#people)
      for (const cable of cables) cable.dropByDeathOf("there", this.#time, () => this.#random.below(300));
  }

  /** The badge must not say Saved while anything of this person is not committed. */
  #checkBadge({ page, hands, ledger }: Person): void {
    if (page.binding === null || !page.saysSaved) return;
    for (const client of ledger.mine) {
      const [made, kept] = [Y.getState(page.doc.store, client), this.#disk.committed.clockOf(client)];
      if (made > kept) this.#faults.push(`${hands.name}'s badge said Saved at ${kept} of ${made} clocks of ${client}`);
    }
  }

  /** A page without unsent work shows what its document says, even while others' work arrives. */
  #checkShown({ page, hands }: Person): void {
    if (page.binding === null || !page.isWritten) return;
    const fault = differenceFrom(saidBy(page.doc), shownOn(page.store));
    if (fault !== "") this.#faults.push(`${hands.name} is shown something else than the document says: ${fault}`);
  }

  async #heal(): Promise<void> {
    this.#disk.faultsPerMille = 0;
    this.#disk.slowestMs = QUICK_MS;
    this.#slowest = 40;
    for (const person of this.#people) {
      person.onlineAt = 0;
      await this.#as(person, () => person.page.binding?.flush());
    }
    const until = this.#time.now + HEAL_WITHIN_MS;
    let difference = "nothing was looked at";
    while (this.#time.now < until) {
      await this.#time.pass(LOOK_EVERY_MS);
      difference = await this.#difference();
      if (difference === "") break;
    }
    if (difference !== "") this.#faults.push(difference);
    await this.#lookAtPromises();
    for (const person of this.#people) await this.#as(person, () => person.page.end());
  }

  /** What differs between the copies, in words; "" if nothing does. */
  async #difference(): Promise<string> {
    for (const { page, hands } of this.#people)
      if (!page.saysSaved || page.binding === null)
        return `${hands.name} is ${page.connection}, ${page.pending} pending`;
    const [first, ...others] = this.#people as [Person, ...Person[]];
    const records = canonical(recordsOf(first.page.doc).toJSON());
    const shown = canonical(shownOn(first.page.store));
    for (const { page, hands } of others) {
      if (canonical(recordsOf(page.doc).toJSON()) !== records) return `${hands.name}'s document differs`;
      if (canonical(shownOn(page.store)) !== shown) return `${hands.name}'s store differs`;
    }
    this.#putRight = putRightIn(first.page.doc);
    const said = differenceFrom(saidBy(first.page.doc), shownOn(first.page.store));
    if (this.#withEditor && said !== "") return `what is shown is not what the document says: ${said}`;
    const present = (await this.#record()).at(-1) as Y.Doc;
    return canonical(recordsOf(present).toJSON()) === records ? "" : "the record differs";
  }

  /** The board from the database, read past the server. */
  async #record(): Promise<readonly Y.Doc[]> {
    const reading = readEpochs(this.#disk, SESSION_ID);
    await this.#time.pass(this.#disk.epoch * READ_WITHIN_MS);
    return reading;
  }

  async #lookAtPromises(): Promise<void> {
    const epochs = await this.#record();
    this.#counts.epochs = epochs.length;
    for (const { ledger, hands, page } of this.#people) {
      for (const missing of ledger.promised.missingFrom(epochs)) this.#faults.push(`lost of ${hands.name}: ${missing}`);
      this.#counts.remade += page.remade;
      this.#counts.saved += ledger.promised.updates;
      if (hands instanceof EditorHands) this.#faults.push(...hands.thrown);
      for (const issue of page.issues) this.#faults.push(`${hands.name}: ${issue.kind}`);
    }
  }
}

/** The shapes and bindings that a document says should be shown, by id. */
function saidBy(doc: Y.Doc): Record<string, unknown> {
  return Object.fromEntries([...foldBoard(doc)].filter(([id]) => /^(shape|binding):/.test(id)));
}

/** How many groups are not shown, and how many shapes are shown elsewhere than they were written. */
function putRightIn(doc: Y.Doc): Record<string, number> {
  const index = indexBoard(doc);
  const counts = { groupsGone: 0, lifted: 0, setApart: 0 };
  for (const [id, record] of index.supported()) {
    const shown = index.visible(id);
    if (shown === undefined) counts.groupsGone += record.type === "group" ? 1 : 0;
    else if (shown.parentId !== record.parentId) counts.lifted += 1;
    else if (shown.index !== record.index) counts.setApart += 1;
  }
  return counts;
}

/** The first shape record that differs, in both versions; "" if none does. */
function differenceFrom(said: Record<string, unknown>, shown: Record<string, unknown>): string {
  for (const id of new Set([...Object.keys(said), ...Object.keys(shown)])) {
    if (!sameValue(said[id], shown[id])) return `${canonical(said[id])} but ${canonical(shown[id])}`;
  }
  return "";
}
