import type { ViewTracks } from "@casement/shared/playback/view-track";
import type { ChangeThen, PersonLook, PointerThen, Watch } from "@/recording/people-then";
import type { Playback } from "@/recording/playback";
import type { Player } from "../player";

/** What somebody changed is shown for so long, in ms of the interview. */
export const CHANGE_SHOWN_MS = 2500;
/** What changed is asked at most this often, in ms of the viewer's time: a glow need not be newer. */
const ASK_EVERY_MS = 150;

/** Everybody's pointers at the playhead. `looks`: those of the people whose pointers are shown. */
export function watchPointers(
  player: Pick<Player, "store">,
  tracks: ViewTracks,
  startAt: number,
  looks: ReadonlyMap<string, PersonLook>,
): Watch<readonly PointerThen[]> {
  const at = (now: number) =>
    [...tracks.pointers].flatMap(([participantId, track]) => {
      const [point, look] = [track.at(now), looks.get(participantId)];
      return point === null || look === undefined ? [] : [{ participantId, ...look, ...point }];
    });
  return (show) => {
    let count: number | null = null;
    const showNow = () => {
      const pointers = at(startAt + player.store.getState().t);
      if (pointers.length > 0 || count !== 0) show(pointers);
      count = pointers.length;
    };
    showNow();
    return player.store.subscribe(({ t }, before) => {
      if (t !== before.t) showNow();
    });
  };
}

/** What people changed in the seconds before the board that is shown. */
export function watchChanges(
  player: Pick<Player, "store">,
  playback: Pick<Playback, "lastChanges">,
  looks: ReadonlyMap<string, PersonLook>,
): Watch<readonly ChangeThen[]> {
  return (show) => {
    let [stopped, asking, again] = [false, false, false];
    const ask = async () => {
      const { shownT, picture } = player.store.getState();
      // A picture has no single shapes to show.
      if (picture !== null) return show([]);
      // What cannot be told is not shown; the board says by itself that something is missing.
      const changes = await playback.lastChanges(CHANGE_SHOWN_MS).catch(() => []);
      if (stopped || shownT === null) return;
      show(
        changes.flatMap(({ id, participantId, t }) => {
          const look = looks.get(participantId);
          const age = Math.min(1, Math.max(0, (shownT - t) / CHANGE_SHOWN_MS));
          return look === undefined || !id.startsWith("shape:") ? [] : [{ id, participantId, age, ...look }];
        }),
      );
    };
    const askSoon = async () => {
      again = true;
      if (asking) return;
      asking = true;
      while (again && !stopped) {
        again = false;
        await ask();
        await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
      }
      asking = false;
    };
    void askSoon();
    const stop = player.store.subscribe(({ shownT, picture }, before) => {
      const isPictured = picture !== null;
      const hasChanged = isPictured !== (before.picture !== null) || (!isPictured && shownT !== before.shownT);
      if (hasChanged) void askSoon();
    });
    return () => {
      stopped = true;
      stop();
    };
  };
}
