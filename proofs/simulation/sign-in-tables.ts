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
      // What sockets ask (server/src/auth): a sign-in and its places, by the hash among the statement's values.
      prepared: asked((name: string, _text: string, values: readonly unknown[]) =>
        values.flatMap((value): readonly object[] => {
          if (!(value instanceof Uint8Array)) return [];
          return name === "sign-in" ? this.#signIn(value) : this.#placeOf(value);
        }),
      ),
      signIn: { updateMany: asked(() => ({ count: 1 })) },
    };
    return client as unknown as PrismaClient;
  }

  #signIn(tokenHash: Uint8Array) {
    return this.#placeOf(tokenHash).map(({ signInId: id, accountId: userId, lastSeenAt, expiresAt }) => {
      return { id, userId, lastSeenAt, expiresAt };
    });
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
