import type { ViewTracks } from "@casement/shared/playback/view-track";
import type { SheetPeer, SheetPeers } from "@/document/sheets/sheet-presence";
import type { PersonLook } from "@/recording/people-then";
import type { Player } from "../player";

/** Who was in which cell of a worksheet at the playhead, in the form in which cells read it live. */
export class RecordedPeers implements SheetPeers {
  #peers: readonly SheetPeer[] = [];
  readonly #listeners = new Set<() => void>();
  #stop = () => {};
  readonly #player: Pick<Player, "store">;
  readonly #tracks: ViewTracks;
  readonly #startAt: number;
  readonly #looks: ReadonlyMap<string, PersonLook>;

  /** `looks`: those of the people who are shown. */
  constructor(
    player: Pick<Player, "store">,
    tracks: ViewTracks,
    startAt: number,
    looks: ReadonlyMap<string, PersonLook>,
  ) {
    this.#player = player;
    this.#tracks = tracks;
    this.#startAt = startAt;
    this.#looks = looks;
    this.#move();
  }

  get peers(): readonly SheetPeer[] {
    return this.#peers;
  }

  subscribe(listener: () => void): () => void {
    if (this.#listeners.size === 0) {
      this.#move();
      this.#stop = this.#player.store.subscribe(({ t }, before) => {
        if (t !== before.t && this.#move()) for (const each of [...this.#listeners]) each();
      });
    }
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  /** Returns whether anybody is somewhere else than before. */
  #move(): boolean {
    const at = this.#startAt + this.#player.store.getState().t;
    const peers = [...this.#tracks.cells].flatMap(([participantId, track]): SheetPeer[] => {
      const [cell, look] = [track.at(at), this.#looks.get(participantId)];
      return cell === null || look === undefined ? [] : [{ ...cell, participantId, color: look.color }];
    });
    const isSame =
      peers.length === this.#peers.length &&
      peers.every(({ participantId, row, field }, index) => {
        const before = this.#peers[index];
        return before?.participantId === participantId && before.row === row && before.field === field;
      });
    if (!isSame) this.#peers = peers;
    return !isSame;
  }
}
