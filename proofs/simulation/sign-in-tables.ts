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
      participant: {
        findMany: asked((question: { where: { OR: { signIns?: { some: { signInId: string } } }[] } }) => {
          const wanted = question.where.OR.map(({ signIns }) => signIns?.some.signInId);
          return this.#places.filter(({ signInId }) => wanted.includes(signInId)).map(participantOf);
        }),
      },
    };
    return client as unknown as PrismaClient;
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
