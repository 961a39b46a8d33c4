import type { PrismaClient } from "@casement/prisma/client";
import type { Disk } from "./disk.js";
import type { VirtualTime } from "./virtual-time.js";

export interface Place {
  readonly signInId: string;
  readonly tokenHash: string;
  readonly participantId: string;
  readonly role: string;
}

/** Who may come to the board: what admission asks of the database, answered from the simulated disk. */
export class SignInTables {
  readonly #disk: Disk;
  readonly #time: VirtualTime;
  readonly #places: readonly Place[];

  constructor(disk: Disk, time: VirtualTime, places: readonly Place[]) {
    this.#disk = disk;
    this.#time = time;
    this.#places = places;
  }

  /** What a server process is given as its database. */
  client(): PrismaClient {
    const asked = <A extends unknown[], T>(answer: (...args: A) => T) => {
      return (...args: A) => this.#disk.ask(() => answer(...args));
    };
    const client = {
      signIn: {
        findUnique: asked(({ where }: { where: { tokenHash: Uint8Array } }) => this.#signIn(where.tokenHash)),
        updateMany: asked(() => ({ count: 1 })),
      },
      // A socket's sign-in and place (server/src/auth/find-grant.ts), by the hash among the statement's values.
      $queryRaw: asked(({ values }: { values: readonly unknown[] }) =>
        values.flatMap((value) => (value instanceof Uint8Array ? this.#placeOf(value) : [])),
      ),
    };
    return client as unknown as PrismaClient;
  }

  #signIn(tokenHash: Uint8Array) {
    const [found] = this.#placeOf(tokenHash);
    if (found === undefined) return null;
    const { signInId: id, accountId: userId, lastSeenAt, expiresAt } = found;
    return { id, userId, createdAt: lastSeenAt, lastSeenAt, expiresAt, endedAt: null };
  }

  #placeOf(tokenHash: Uint8Array) {
    const hash = Buffer.from(tokenHash).toString("hex");
    const lastSeenAt = new Date(this.#time.epochNow);
    const expiresAt = new Date(this.#time.epochNow + 86_400_000);
    return this.#places
      .filter((each) => each.tokenHash === hash)
      .map(({ signInId, participantId, role }) => {
        const person = { participantId, role, name: role, color: "#5c7cfa", userId: null };
        return {
          signInId,
          accountId: null,
          lastSeenAt,
          expiresAt,
          place: { ...person, removed: false, mode: "interview" },
        };
      });
  }
}
