import type { Awareness } from "y-protocols/awareness";
import { z } from "zod";
import { guarded, tellAll } from "../guarded-doc";

/** A cell of a worksheet. */
export interface SheetPlace {
  readonly row: string;
  readonly field: string;
}

/** Somebody else and where in the worksheets they write. */
export interface SheetPeer extends SheetPlace {
  readonly participantId: string;
  readonly color: string;
}

const MAX_KEY = 64;

/** A peer's state is only as honest as its sender; `user` is the server's word. */
const stateSchema = z.object({
  user: z.object({ participantId: z.string(), color: z.string().regex(/^#[0-9a-f]{6}$/i) }),
  sheet: z.object({ row: z.string().max(MAX_KEY), field: z.string().max(MAX_KEY) }),
});

const NOBODY: readonly SheetPeer[] = [];

/** Tells the others in which cell one is, and shows where they are. */
export class SheetPresence {
  #peers: readonly SheetPeer[] = NOBODY;
  readonly #listeners = new Set<() => void>();
  readonly #awareness: Awareness;

  constructor(awareness: Awareness) {
    this.#awareness = awareness;
    awareness.on("change", this.#read);
    this.#read();
  }

  get peers(): readonly SheetPeer[] {
    return this.#peers;
  }

  /** Null: in no cell. */
  share(place: SheetPlace | null): void {
    // Beside what the board says: where one points and looks.
    this.#awareness.setLocalState({ ...this.#awareness.getLocalState(), sheet: place });
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#awareness.off("change", this.#read);
  }

  readonly #read = guarded(() => {
    const peers: SheetPeer[] = [];
    for (const [client, state] of this.#awareness.getStates()) {
      if (client === this.#awareness.clientID) continue;
      const read = stateSchema.safeParse(state).data;
      if (read !== undefined) peers.push({ ...read.sheet, ...read.user });
    }
    if (JSON.stringify(peers) === JSON.stringify(this.#peers)) return;
    this.#peers = peers;
    tellAll(this.#listeners);
  });
}
