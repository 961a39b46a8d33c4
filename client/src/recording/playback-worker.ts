import { type BoardPicture, handedOver } from "@casement/shared/document/picture/board-picture";
import { readBytes } from "@/api/read-bytes";
import { ApiError, codeOf } from "@/lib/api-error";
import { BoardPlayer, type BoardSource } from "./board-player";
import type { Answer, BoardBytes, BoardBytesSource, Question } from "./worker-messages";

/** Pause between two pieces of background work, so that the worker can answer questions. */
const BREATH_MS = 4;
/** How long words are read at a time, in ms. */
const READ_FOR_MS = 12;
/** Wait after a chunk could not be fetched. */
const RETRY_MS = 5000;
/** Refusals that stay: the share was revoked, or access has ended. */
const FINAL: ReadonlySet<string> = new Set([
  ...["SHARE_REVOKED", "SHARE_EXPIRED", "REMOVED", "FORBIDDEN", "UNAUTHENTICATED", "NOT_FOUND"],
]);

let player: BoardPlayer | null = null;
let lastT = 0;
let told = "";

const post = (answer: Answer) => {
  const picture = pictureIn(answer);
  self.postMessage(answer, { transfer: picture === null ? [] : handedOver(picture) });
};
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function tellProgress({ loaded, damage }: BoardPlayer): void {
  const progress = { loaded, damage };
  const words = JSON.stringify(progress);
  if (words !== told) post({ kind: "progress", progress });
  told = words;
}

/** Fetches the rest of the record and folds all of it once, so that every later seek starts from a board near by. */
async function workAhead(board: BoardPlayer): Promise<void> {
  for (let more = true; more; ) {
    try {
      more = await board.fetchNext(lastT);
      tellProgress(board);
    } catch (error) {
      if (FINAL.has(codeOf(error))) return;
      await wait(RETRY_MS);
    }
  }
  while (board.foldNext()) await wait(BREATH_MS);
  tellProgress(board);
}

function sourceOf(source: BoardBytesSource): BoardSource {
  if (source.kind === "bytes") return held(source.bytes);
  const { chunks, keyframes } = source.addresses;
  return {
    chunk: (index) => readBytes(chunks[index] ?? ""),
    keyframe: (updates) => readBytes(keyframes[updates] ?? ""),
  };
}

function held({ chunks, keyframes }: BoardBytes): BoardSource {
  const given = async (bytes: Uint8Array | undefined) => {
    if (bytes === undefined || bytes.length === 0) throw new ApiError("NOT_FOUND", "The file has no such part.");
    return bytes;
  };
  return { chunk: (index) => given(chunks[index]), keyframe: (updates) => given(keyframes[updates]) };
}

/** Reads the words of the whole recording, a little at a time. */
async function readAhead(board: BoardPlayer): Promise<void> {
  for (let more = true; more; ) {
    try {
      const until = performance.now() + READ_FOR_MS;
      while (more && performance.now() < until) more = await board.readWords();
      await wait(BREATH_MS);
    } catch (error) {
      if (FINAL.has(codeOf(error))) return;
      await wait(RETRY_MS);
    }
  }
}

async function answerOf(board: BoardPlayer, question: Exclude<Question, { kind: "open" }>): Promise<Answer> {
  const { id } = question;
  switch (question.kind) {
    case "seek":
      lastT = question.t;
      return { kind: "sought", id, sought: await board.seek(question.t, question.wants) };
    case "change":
      return { kind: "change", id, t: await board.changeNear(question.t, question.by) };
    case "last":
      return { kind: "last", id, changes: await board.lastChanges(question.withinMs) };
    case "picture":
      return { kind: "picture", id, picture: await board.pictureAt(question.t) };
    case "find":
      if (!isReading) void readAhead(board);
      isReading = true;
      return { kind: "found", id, answer: board.find(question.query) };
  }
}

async function answer(board: BoardPlayer, question: Exclude<Question, { kind: "open" }>): Promise<void> {
  const { id } = question;
  try {
    post(await answerOf(board, question));
  } catch (error) {
    post({ kind: "failed", id, code: codeOf(error), message: error instanceof Error ? error.message : String(error) });
  }
  tellProgress(board);
}

function pictureIn(answer: Answer): BoardPicture | null {
  if (answer.kind === "picture") return answer.picture;
  return answer.kind === "sought" && answer.sought.kind === "picture" ? answer.sought.picture : null;
}

let begun = false;
let isReading = false;

self.addEventListener("message", ({ data }: MessageEvent<Question>) => {
  if (data.kind === "open") {
    player = new BoardPlayer(data.manifest, sourceOf(data.source));
    return;
  }
  const board = player;
  if (board === null) return;
  const answered = answer(board, data);
  // The first picture has priority.
  if (!begun) void answered.then(() => workAhead(board));
  begun = true;
});
