import type { ViewSample } from "@casement/shared/playback/view-codec";
import type { SessionEvent } from "@casement/shared/session-log/event-kinds";
import { Folding } from "@casement/shared/session-log/fold";
import type { SessionState } from "@casement/shared/session-log/state";
import { HASH_VERSION, hashState, hashStateOfSize } from "../session-log/record-hash.js";
import { type CheckedSegment, checkBoard } from "./check-board.js";
import { refuseRecord } from "./format/refuse-record.js";
import { HashCredit } from "./hash-credit.js";
import { type FileHash, type FileTake, type FileUpdate, LAST_TIME, type RecordFile } from "./read-record-file.js";
import { renewIds } from "./renew-ids.js";

const COLOR = /^#[0-9a-f]{6}$/i;
const MAX_NAME_LENGTH = 200;
/** Ids are 21 random characters, so that no word of a payload can be taken for one. */
const MIN_ID_LENGTH = 16;

/** A hash of what was live after so many events and updates, made again with the record's new ids. */
export interface CheckedHash extends Pick<FileHash, "at" | "seq" | "boardUpdates"> {
  readonly board: Uint8Array<ArrayBuffer>;
  readonly state: Uint8Array<ArrayBuffer>;
}

/**
 * A record that was folded from first line to last and equals everywhere what was live. The session and its people have
 * new ids.
 */
export interface CheckedRecord {
  readonly sessionId: string;
  readonly events: readonly SessionEvent[];
  readonly state: SessionState;
  readonly segments: readonly CheckedSegment[];
  readonly hashes: readonly CheckedHash[];
  readonly views: readonly ViewSample[];
  readonly takes: readonly FileTake[];
}

/**
 * Folds a file's record as a player would and compares it with its hashes, in time proportional to the file: of very
 * many hashes only as many are checked as the rest of the record has earned, and the others are left out. `reached` is
 * called with the number of updates applied so far. Throws IMPORT_REFUSED.
 */
export async function checkRecord(
  file: RecordFile,
  newId: () => string,
  reached: (updates: number) => void = () => undefined,
): Promise<CheckedRecord> {
  const known = file.hashes.filter(({ version }) => version === HASH_VERSION);
  if (file.sessionId.length < MIN_ID_LENGTH) throw refuseRecord("invalid", "The record names no session.");
  const { state, checked } = checkEvents(file, known);
  const { participants } = state;
  const unknown = find(file, ({ participantId: id }) => id !== "" && !Object.hasOwn(participants, id));
  if (unknown !== undefined)
    throw refuseRecord("invalid", `Line ${unknown.line} is by somebody who is not in this interview.`, unknown.line);
  const renewed = renewIds(file, Object.keys(participants), newId);
  const hashes = known.filter(({ seq, state: logged }) => logged === null || checked.has(seq));
  const { segments, boards } = await checkSegments(renewed.updates, hashes, reached);
  // If the state could not be compared, a hash made by this server must not pass for one of what was live.
  const kept = hashes.filter(({ state: logged, boardUpdates }) => logged !== null && boards.has(boardUpdates));
  const anew = foldAnew(renewed.events, new Set(kept.map(({ seq }) => seq)));
  return {
    sessionId: renewed.sessionId,
    events: renewed.events,
    segments,
    views: renewed.views,
    takes: renewed.takes,
    state: anew.state,
    hashes: kept.map(({ at, seq, boardUpdates, board }) => ({
      at,
      seq,
      boardUpdates,
      board: Uint8Array.from(Buffer.from(board, "hex")),
      state: anew.hashes.get(seq) ?? new Uint8Array(),
    })),
  };
}

type ByPerson = Pick<FileUpdate, "participantId" | "line">;

function find({ updates, views, takes }: RecordFile, isWanted: (of: ByPerson) => boolean): ByPerson | undefined {
  return updates.find(isWanted) ?? views.find(isWanted) ?? takes.find(isWanted);
}

/** The hashes by their place; several at one place must agree. */
function byPlace<K extends "seq" | "boardUpdates">(
  hashes: readonly FileHash[],
  place: K,
  what: "state" | "board",
): Map<number, Set<string>> {
  const places = new Map<number, Set<string>>();
  for (const hash of hashes) {
    const text = hash[what];
    if (text === null) continue;
    const said = places.get(hash[place]);
    if (said === undefined) places.set(hash[place], new Set([text]));
    else said.add(text);
  }
  return places;
}

const isAllOf = (said: ReadonlySet<string> | undefined, hash: Uint8Array) =>
  said?.size === 1 && said.has(Buffer.from(hash).toString("hex"));

/** Returns also `boards`, the places whose hash was made again. */
async function checkSegments(
  updates: readonly FileUpdate[],
  hashes: readonly FileHash[],
  reached: (updates: number) => void,
): Promise<{ segments: CheckedSegment[]; boards: ReadonlySet<number> }> {
  const places = byPlace(hashes, "boardUpdates", "board");
  const segments: CheckedSegment[] = [];
  // Place 0 is before the first update, so that no segment ends there.
  const boards = new Set<number>([0]);
  for await (const segment of checkBoard(updates, new Set(places.keys()))) {
    segments.push(segment);
    reached(segment.until);
    if (segment.hash === null) continue;
    boards.add(segment.until);
    if (!isAllOf(places.get(segment.until), segment.hash))
      throw refuseRecord("mismatch", `After ${segment.until} changes the board differs from what was live.`);
  }
  return { segments, boards };
}

/** `checked`: the places (numbers of events) where the state's hash was made again. */
function checkEvents(
  { events, eventBytes }: RecordFile,
  hashes: readonly FileHash[],
): { state: SessionState; checked: ReadonlySet<number> } {
  const places = byPlace(hashes, "seq", "state");
  const last = [...places.keys()].reduce((most, seq) => (seq <= events.length ? Math.max(most, seq) : most), 0);
  const checked = new Set<number>();
  const [folding, credit] = [new Folding(), new HashCredit()];
  for (const [index, event] of events.entries()) {
    take(folding, event);
    credit.earn(eventBytes[index] ?? 0);
    const said = places.get(event.seq);
    if (said === undefined || !(credit.affords || event.seq === last)) continue;
    const { hash, size } = hashStateOfSize(folding.state);
    credit.spend(size);
    checked.add(event.seq);
    if (!isAllOf(said, hash))
      throw refuseRecord("mismatch", `The events up to number ${event.seq} do not lead to what was live then.`);
  }
  const { state } = folding;
  checkPeople(events, state);
  if (state.plan === null) throw refuseRecord("invalid", "The record has no plan.");
  const { scheduledAt } = state.plan;
  if (scheduledAt !== null && (scheduledAt < 0 || scheduledAt > LAST_TIME))
    throw refuseRecord("invalid", "The interview in this record was planned for an impossible date.");
  if (state.phase !== "ended" || state.clock.startedAt === null)
    throw refuseRecord("unfinished", "This interview had not ended when its record was exported.");
  return { state, checked };
}

/** The record with its new ids has other hashes, which are made here at the same places. */
function foldAnew(events: readonly SessionEvent[], places: ReadonlySet<number>) {
  const folding = new Folding();
  const hashes = new Map<number, Uint8Array<ArrayBuffer>>();
  for (const event of events) {
    folding.take(event);
    if (places.has(event.seq)) hashes.set(event.seq, hashState(folding.state));
  }
  return { state: folding.state, hashes };
}

function take(folding: Folding, event: SessionEvent): void {
  try {
    folding.take(event);
  } catch {
    throw refuseRecord("invalid", `Event number ${event.seq} does not follow on those before it.`);
  }
}

/** Names and colours are also stored in columns and used in styles, so that they are checked by themselves. */
function checkPeople(events: readonly SessionEvent[], { participants }: SessionState): void {
  const people = Object.values(participants);
  const owners = people.filter(({ role }) => role === "owner");
  const odd = people.some(
    ({ id, name, color }) => id.length < MIN_ID_LENGTH || name.length > MAX_NAME_LENGTH || !COLOR.test(color),
  );
  const strangers = events.some(({ actor }) => actor !== null && !Object.hasOwn(participants, actor));
  if (owners.length !== 1 || odd || strangers)
    throw refuseRecord("invalid", "The people in this record do not fit an interview.");
}
