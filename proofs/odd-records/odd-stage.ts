import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createPrisma, type PrismaClient } from "@casement/prisma/client";
import { visitDatabase } from "@casement/prisma/embedded/open-database";
import { type OddRecords, plainBox } from "@casement/shared/testing/document/odd-records";
import type { Browser } from "@playwright/test";
import { Actor } from "../../e2e/fixtures/actor.js";
import { api, commanding } from "../../e2e/fixtures/api.js";
import type { Casement } from "../../e2e/fixtures/casement.js";
import { bring, planSession, type StagedSession, signUp } from "../../e2e/fixtures/stage.js";
import { type Account, account } from "./account.js";
import { ForeignClient } from "./foreign-client.js";
import { writeOldRecord } from "./old-record.js";
import { type Sight, seeExported, seeFinalBoard, seeLive, seeRecording } from "./screens.js";

/** How shape records get onto a board: sent by a client, or left in an older session log. */
export type Way = "wire" | "old";

/** A running interview with these on its board, and a plain box beside them. */
export interface Board {
  readonly session: StagedSession;
  readonly odd: readonly OddRecords[];
}

export interface Look {
  readonly faults: readonly string[];
  /** The account of each screen that could be seen. */
  readonly accounts: readonly Account[];
}

/**
 * A server with somebody who plans interviews. Each board is opened by browsers that know nothing of the one before.
 */
export class OddStage {
  readonly #browser: Browser;
  readonly #casement: Casement;
  readonly #owner: Actor;
  readonly #signIn: object;
  readonly #prisma: PrismaClient;
  readonly #folder: string;

  private constructor(
    browser: Browser,
    casement: Casement,
    owner: Actor,
    signIn: object,
    prisma: PrismaClient,
    folder: string,
  ) {
    this.#browser = browser;
    this.#casement = casement;
    this.#owner = owner;
    this.#signIn = signIn;
    this.#prisma = prisma;
    this.#folder = folder;
  }

  static async open(browser: Browser, casement: Casement): Promise<OddStage> {
    const log = { info: () => undefined, warn: () => undefined };
    const { url } = await visitDatabase({ dataDir: casement.dataDir, log });
    const owner = await Actor.enter(browser, casement.url, "Ana");
    const signIn = await signUp(owner);
    const folder = await mkdtemp(path.join(tmpdir(), "casement-odd-"));
    return new OddStage(browser, casement, owner, signIn, createPrisma(url), folder);
  }

  async close(): Promise<void> {
    await this.#owner.leave();
    await this.#prisma.$disconnect();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Sends one after another until `most` shape records are on a board. `rest`: not tried; `notTaken`: refused. */
  async overTheWire(odd: readonly OddRecords[], most: number) {
    const session = await this.#begin();
    const client = new ForeignClient(this.#owner, session.id);
    const [taken, notTaken]: [OddRecords[], OddRecords[]] = [[], []];
    let [tried, count] = [0, 0];
    for (; tried < odd.length && count < most; tried += 1) {
      const each = odd[tried] as OddRecords;
      const isTaken = await client.write(each.records);
      (isTaken ? taken : notTaken).push(each);
      if (isTaken) count += each.records.length;
    }
    if (!(await client.write([plainBox()]))) throw new Error("the plain box was refused");
    client.close();
    return { board: { session, odd: taken }, rest: odd.slice(tried), notTaken };
  }

  async asOldRecord(odd: readonly OddRecords[]): Promise<Board> {
    const session = await this.#begin();
    await writeOldRecord(this.#prisma, session.id, [...odd.flatMap(({ records }) => records), plainBox()]);
    return { session, odd };
  }

  async #begin(): Promise<StagedSession> {
    const session = await planSession(this.#owner, "Odd records");
    await commanding(this.#owner, session.id, (send) => send("session.start"));
    return session;
  }

  /** Opens a board everywhere; the interview ends meanwhile. */
  async look({ session, odd }: Board): Promise<Look> {
    const records = [...odd.flatMap((each) => each.records), plainBox()];
    const faults: string[] = [];
    const accounts: Account[] = [];
    const see = async (screen: string, actor: Actor, sight: () => Promise<Sight>) => {
      const heard = actor.faults.length;
      try {
        accounts.push(account(records, await sight()));
        if (!sameShown(accounts)) throw new Error("it shows other records than the screen before");
      } catch (error) {
        faults.push(`${screen}: ${error instanceof Error ? error.message : String(error)}`);
      }
      faults.push(...actor.faults.slice(heard).map((fault) => `${screen}: ${fault}`));
    };
    const enter = (name: string) => Actor.enter(this.#browser, this.#casement.url, name);
    const [ana, ben, eve] = [await enter("Ana"), await enter("Ben"), await enter("Eve")];
    await bring(this.#owner, session.id, ben, "candidate");
    await see("the live board", ben, () => seeLive(ben, session.path));
    await commanding(this.#owner, session.id, (send) => send("session.end"));
    await api(ana, "POST", "/sign-ins", this.#signIn);
    await see("the final board", ana, () => seeFinalBoard(ana, session.path));
    await see("the recording", ana, () => seeRecording(ana, `${session.path}/playback`));
    await see("the exported page", eve, () => seeExported(ana, eve, session.id, this.#folder));
    for (const actor of [ana, ben, eve]) await actor.leave();
    return { faults, accounts };
  }
}

const sameShown = (accounts: readonly Account[]) =>
  new Set(accounts.map(({ shown }) => shown.map(({ id }) => id).join())).size === 1;
