import type { SheetPlace } from "@casement/shared/playback/view-codec";
import type { Awareness } from "y-protocols/awareness";
import { z } from "zod";
import { guarded, tellAll } from "../guarded-doc";

/** Somebody else, and the cell that they write in. */
export interface SheetPeer extends SheetPlace {
  readonly participantId: string;
  readonly color: string;
}

/** Knows which cells others are in, live or at a moment of a recording. */
export interface SheetPeers {
  /** The same array while everybody stays where they are. */
  readonly peers: readonly SheetPeer[];
  subscribe(listener: () => void): () => void;
}

const MAX_KEY = 64;

/** The state comes from a peer and may be anything; only `user` is set by the server. */
const stateSchema = z.object({
  user: z.object({ participantId: z.string(), color: z.string().regex(/^#[0-9a-f]{6}$/i) }),
  sheet: z.object({ row: z.string().max(MAX_KEY), field: z.string().max(MAX_KEY) }),
});

const NOBODY: readonly SheetPeer[] = [];

/** Tells the others which cell this person is in, and knows which cells the others are in. */
export class SheetPresence implements SheetPeers {
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

  /** Null: the person is in no cell. */
  share(place: SheetPlace | null): void {
    // The same awareness state also holds the board's pointer and view.
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
