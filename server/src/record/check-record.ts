import type { ViewSample } from "@casement/shared/playback/view-codec";
import type { SessionEvent } from "@casement/shared/record/event-kinds";
import { applyEvent, foldEvents } from "@casement/shared/record/fold";
import { emptyState, type SessionState } from "@casement/shared/record/state";
import { type CheckedSegment, checkBoard } from "../board/check-board.js";
import type { FileHash, FileUpdate, RecordFile } from "./read-record-file.js";
import { HASH_VERSION, hashState } from "./record-hash.js";
import { refuseRecord } from "./refuse-record.js";
import { renewIds } from "./renew-ids.js";

const COLOR = /^#[0-9a-f]{6}$/i;
const MAX_NAME_LENGTH = 200;
/** Ids are 21 random characters: no word of a payload is one. */
const MIN_ID_LENGTH = 16;

/** What was live when so many events and updates had happened, as this record with its new ids gives it. */
export interface CheckedHash extends Pick<FileHash, "at" | "seq" | "boardUpdates"> {
  readonly board: Uint8Array<ArrayBuffer>;
  readonly state: Uint8Array<ArrayBuffer>;
}

/**
 * A record that was folded from its first line to its last and gave everywhere what was live. The ids of the session
 * and of everybody in it are new.
 */
export interface CheckedRecord {
  readonly sessionId: string;
  readonly events: readonly SessionEvent[];
  readonly state: SessionState;
  readonly segments: readonly CheckedSegment[];
  readonly hashes: readonly CheckedHash[];
  readonly views: readonly ViewSample[];
}

/** Folds a file's record as a player would, and compares. Throws IMPORT_REFUSED. */
export async function checkRecord(file: RecordFile, newId: () => string): Promise<CheckedRecord> {
  const hashes = file.hashes.filter(({ version }) => version === HASH_VERSION);
  if (file.sessionId.length < MIN_ID_LENGTH) throw refuseRecord("invalid", "The record names no session.");
  const { participants } = checkEvents(file.events, hashes);
  const unknown = [...file.updates, ...file.views].find(
    ({ participantId: id }) => id !== "" && !Object.hasOwn(participants, id),
  );
  if (unknown !== undefined)
    throw refuseRecord("invalid", `Line ${unknown.line} is by nobody of this interview.`, unknown.line);
  const { sessionId, events, updates, views } = renewIds(file, Object.keys(participants), newId);
  const segments = await checkSegments(updates, hashes);
  return {
    ...{ sessionId, events, segments, views, state: foldEvents(events) },
    // Where the state could not be compared, none that this server makes itself may stand in for what was live.
    hashes: hashes.flatMap(({ at, seq, boardUpdates, board, state }) =>
      state === null
        ? []
        : {
            ...{ at, seq, boardUpdates, board: Uint8Array.from(Buffer.from(board, "hex")) },
            state: hashState(foldEvents(events.slice(0, seq))),
          },
    ),
  };
}

async function checkSegments(updates: readonly FileUpdate[], hashes: readonly FileHash[]): Promise<CheckedSegment[]> {
  const places = new Map(hashes.map(({ boardUpdates, board }) => [boardUpdates, board]));
  const segments: CheckedSegment[] = [];
  for await (const segment of checkBoard(updates, new Set(places.keys()))) {
    if (segment.hash !== null && Buffer.from(segment.hash).toString("hex") !== places.get(segment.until))
      throw refuseRecord("mismatch", `After ${segment.until} changes the board is not the one that was live.`);
    segments.push(segment);
  }
  return segments;
}

function checkEvents(events: readonly SessionEvent[], hashes: readonly FileHash[]): SessionState {
  const wanted = new Map(hashes.map(({ seq, state }) => [seq, state]));
  let state = emptyState;
  for (const event of events) {
    state = fold(state, event);
    const logged = wanted.get(event.seq);
    if (logged != null && Buffer.from(hashState(state)).toString("hex") !== logged)
      throw refuseRecord("mismatch", `The events up to number ${event.seq} do not give what was live then.`);
  }
  checkPeople(events, state);
  if (state.plan === null) throw refuseRecord("invalid", "The record has no plan.");
  if (state.phase !== "ended" || state.clock.startedAt === null)
    throw refuseRecord("unfinished", "This interview had not ended when its record was exported.");
  return state;
}

function fold(state: SessionState, event: SessionEvent): SessionState {
  try {
    return applyEvent(state, event);
  } catch {
    throw refuseRecord("invalid", `Event number ${event.seq} does not follow on those before it.`);
  }
}

/** Names and colours go into columns and styles of their own. */
function checkPeople(events: readonly SessionEvent[], { participants }: SessionState): void {
  const people = Object.values(participants);
  const owners = people.filter(({ role }) => role === "owner");
  const odd = people.some(
    ({ id, name, color }) => id.length < MIN_ID_LENGTH || name.length > MAX_NAME_LENGTH || !COLOR.test(color),
  );
  const strangers = events.some(({ actor }) => actor !== null && !Object.hasOwn(participants, actor));
  if (owners.length !== 1 || odd || strangers)
    throw refuseRecord("invalid", "The people of this record are not those of an interview.");
}
