import type { PrismaClient } from "@casement/prisma/client";
import { decodeSegment } from "../../server/src/board/storage/segment.js";
import { Coverage } from "../page/coverage.js";
import type { SeededRandom } from "../page/seeded.js";
import type { VirtualTime } from "./virtual-time.js";

interface Segment {
  readonly id: bigint;
  readonly key: string;
  readonly sessionId: string;
  readonly epoch: number;
  readonly at: Date;
  readonly count: number;
  readonly bytes: Uint8Array;
}

interface Keyframe {
  readonly sessionId: string;
  readonly epoch: number;
  readonly at: Date;
  readonly afterSegment: bigint;
  readonly state: Uint8Array;
}

export interface Place {
  readonly signInId: string;
  readonly tokenHash: string;
  readonly participantId: string;
  readonly role: string;
}

interface Question {
  readonly where: {
    readonly key?: { readonly in: readonly string[] };
    readonly id?: { readonly gt: bigint };
    readonly epoch?: number;
  };
}

/** The parameters of the single statement of insertSegments(), in order; lists as PostgreSQL writes them. */
type Columns = [
  bytes: Buffer,
  keys: string,
  sessionIds: string,
  epochs: string,
  ats: string,
  counts: string,
  starts: string,
  lengths: string,
];

type KeyframeColumns = [sessionId: string, epoch: number, at: number, afterSegment: string, state: Uint8Array];

const read = (list: string) => list.slice(1, -1).split(",");

export const QUICK_MS = 8;

/**
 * The database of a simulated server. It answers the few queries of the board in virtual time, its commits may fail
 * before or after they are made, and it outlives the server. The kill and restart proofs use a real PostgreSQL; here
 * thousands of stories must fit into an hour.
 */
export class Disk {
  readonly segments: Segment[] = [];
  readonly keyframes: Keyframe[] = [];
  /** Everything ever committed. */
  readonly committed = new Coverage();
  /** The newest epoch of the board. */
  epoch = 1;
  /** How many of a thousand commits fail; half of those are made all the same. */
  faultsPerMille = 0;
  /** Longest time until a change is made, and from there to its answer, in virtual ms. */
  slowestMs = QUICK_MS;
  readonly #time: VirtualTime;
  readonly #random: SeededRandom;
  readonly #places: readonly Place[];

  constructor(time: VirtualTime, random: SeededRandom, places: readonly Place[]) {
    this.#time = time;
    this.#random = random;
    this.#places = places;
  }

  /** The Prisma client that a server process is given. */
  client(): PrismaClient {
    const asked = <A extends unknown[], T>(answer: (...args: A) => T) => {
      return (...args: A) => this.#ask(() => answer(...args), false);
    };
    const statements = {
      "insert-segments": (columns: Columns) => this.#ask(() => this.#insert(columns), true),
      "insert-keyframe": asked((columns: KeyframeColumns) => this.#insertKeyframe(columns)),
      "insert-hash": asked(() => []),
    };
    const client = {
      signIn: {
        findUnique: asked(({ where }: { where: { tokenHash: Uint8Array } }) => this.#signIn(where.tokenHash)),
        updateMany: asked(() => ({ count: 1 })),
      },
      participant: {
        findMany: asked((question: { where: { OR: { signIns?: { some: { signInId: string } } }[] } }) => {
          const wanted = question.where.OR.map(({ signIns }) => signIns?.some.signInId);
          return this.#places.filter(({ signInId }) => wanted.includes(signInId)).map(participantOf);
        }),
      },
      boardKeyframe: {
        findFirst: asked(
          ({ where: { epoch } }: Question) =>
            this.keyframes.findLast((row) => (epoch ?? row.epoch) === row.epoch) ?? null,
        ),
      },
      boardSegment: {
        findMany: asked(({ where: { key, id, epoch } }: Question) =>
          this.segments
            .filter((row) => key?.in.includes(row.key) ?? row.id > (id?.gt ?? 0n))
            .filter((row) => (epoch ?? row.epoch) === row.epoch),
        ),
      },
      prepared: (name: keyof typeof statements, _text: string, values: never) => statements[name](values),
    };
    return client as unknown as PrismaClient;
  }

  /** Takes effect after a while and answers after another; the process that asked may die before either. */
  #ask<T>(answer: () => T, mayFail: boolean): Promise<T> {
    const { owner } = this.#time;
    const fault =
      mayFail && this.#random.below(1000) < this.faultsPerMille ? this.#random.pick(["before", "after"]) : null;
    return new Promise((resolve, reject) => {
      // Without an owner: what reached the disk is done even if its sender dies.
      this.#time.later(null, this.#random.below(this.slowestMs), () => {
        let result: T | null = null;
        if (fault !== "before") result = answer();
        this.#time.later(owner, this.#random.below(this.slowestMs), () => {
          if (fault === null) resolve(result as T);
          else reject(new Error("the disk did not answer"));
        });
      });
    });
  }

  #insert([bytes, keys, sessionIds, ...columns]: Columns): { id: string; sessionId: string }[] {
    const [epochs, ats, counts, starts, lengths] = columns.map((column) => read(column).map(Number));
    const sessions = read(sessionIds);
    const inserted: Segment[] = [];
    for (const [index, key] of read(keys).entries()) {
      if (this.segments.some((row) => row.key === key)) continue;
      const at = (column: readonly number[] | undefined) => column?.[index] as number;
      const start = at(starts) - 1;
      const row = {
        id: BigInt(this.segments.length + 1),
        key,
        sessionId: sessions[index] as string,
        epoch: at(epochs),
        at: new Date(at(ats)),
        count: at(counts),
        bytes: Uint8Array.from(bytes.subarray(start, start + at(lengths))),
      };
      this.segments.push(row);
      inserted.push(row);
      this.epoch = Math.max(this.epoch, row.epoch);
      for (const { update } of decodeSegment(at(ats), row.bytes)) this.committed.add(update);
    }
    return inserted.map(({ id, sessionId }) => ({ id: String(id), sessionId }));
  }

  #insertKeyframe([sessionId, epoch, at, afterSegment, state]: KeyframeColumns): never[] {
    this.keyframes.push({ sessionId, epoch, at: new Date(at), afterSegment: BigInt(afterSegment), state });
    return [];
  }

  #signIn(tokenHash: Uint8Array) {
    const hash = Buffer.from(tokenHash).toString("hex");
    const place = this.#places.find((each) => each.tokenHash === hash);
    if (place === undefined) return null;
    const lastSeenAt = new Date(this.#time.epochNow);
    const expiresAt = new Date(this.#time.epochNow + 86_400_000);
    return { id: place.signInId, userId: null, createdAt: lastSeenAt, lastSeenAt, expiresAt, endedAt: null };
  }
}

function participantOf({ participantId, role }: Place) {
  const person = { id: participantId, role, name: role, color: "#5c7cfa", removedAt: null, userId: null };
  return { ...person, session: { mode: "interview" } };
}
