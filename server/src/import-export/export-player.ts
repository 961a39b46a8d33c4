import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { PrismaClient } from "@casement/prisma/client";
import { AppError } from "@casement/shared/contract/errors";
import type { RouteResponse } from "@casement/shared/contract/http/routes";
import { encodeSection, RECORDING_ELEMENT, RECORDING_FILE_VERSION } from "@casement/shared/playback/recording-file";
import type { Viewer } from "@casement/shared/session-log/audience/viewer";
import type { Deps } from "../deps.js";
import { jsonInTurns } from "../platform/loop/json-in-turns.js";
import { boardChunk, boardKeyframe } from "../queries/playback/read-playback-board.js";
import { readViews } from "../queries/playback/read-views.js";
import { readLoudness, readTake, type TakeSource } from "../queries/sound/audible-takes.js";

type Manifest = RouteResponse<"getPlayback">;
type ExportDeps = Pick<Deps, "prisma" | "clock" | "sessionLogs" | "media"> & { readonly playerFile: string };

/**
 * The file holds every update anyway: keyframes only shorten the first seek, and each weighs as much as a minute of
 * drawing.
 */
const KEYFRAME_SPACING = 4000;
const TITLE_MARK = "<!--casement:title-->";
const RECORDING_MARK = "<!--casement:recording-->";

/**
 * Yields one HTML page that plays the recording of this manifest without a server: the prebuilt player with the
 * recording inside, and the sound that the manifest lists. It holds nothing else of the session. Throws NOT_FOUND if no
 * player was built.
 */
export async function exportPlayer(
  deps: ExportDeps,
  manifest: Manifest,
  title: string,
): Promise<AsyncGenerator<string>> {
  const player = await readFile(deps.playerFile, "utf8").catch(() => {
    throw new AppError("NOT_FOUND", "This server has no player to export: it comes with `npm run build`.");
  });
  return pageOf(deps, player, manifest, title);
}

async function* pageOf(deps: ExportDeps, player: string, manifest: Manifest, title: string): AsyncGenerator<string> {
  const [head = "", middle = "", tail = ""] = player.split(new RegExp(`${TITLE_MARK}|${RECORDING_MARK}`));
  yield `${head}<title>${escapeHtml(title)}</title>${middle}<script type="text/plain" id="${RECORDING_ELEMENT}">`;
  yield* asBase64(packed(sections(deps, manifest)));
  yield `</script>${tail}`;
}

async function* sections(deps: ExportDeps, whole: Manifest): AsyncGenerator<Uint8Array> {
  const { prisma, clock } = deps;
  const manifest = { ...whole, board: { ...whole.board, keyframes: thinned(whole.board.keyframes) } };
  const head = { version: RECORDING_FILE_VERSION, exportedAt: clock.now(), manifest };
  yield* encodeSection(...(await jsonInTurns(head)));
  const { sessionId, board } = manifest;
  for (const { index } of board.chunks) yield* encodeSection(await boardChunk(prisma, sessionId, index));
  for (const { updates } of board.keyframes) yield* encodeSection(await keyframeOrNone(prisma, sessionId, updates));
  const viewer = viewerOf(manifest);
  yield* encodeSection(await readViews(deps, sessionId, viewer));
  for (const { id } of manifest.sound) {
    const listening = { sessionId, viewer };
    yield* encodeSection(await bytesOf(await readTake(deps, listening, id)));
    yield* encodeSection(await readLoudness(deps, listening, id));
  }
}

async function bytesOf(take: TakeSource): Promise<Uint8Array> {
  return take.kind === "file" ? readFile(take.path) : take.bytes;
}

/** The viewer for whom the manifest was made. */
function viewerOf({ participantId, role, shared }: Manifest): Viewer {
  return shared === null ? { participantId, role } : { share: shared.choices, clip: null };
}

function thinned(keyframes: Manifest["board"]["keyframes"]): Manifest["board"]["keyframes"] {
  let last = 0;
  return keyframes.filter(({ updates }) => {
    if (updates - last < KEYFRAME_SPACING) return false;
    last = updates;
    return true;
  });
}

async function keyframeOrNone(prisma: PrismaClient, sessionId: string, updates: number): Promise<Uint8Array> {
  try {
    return await boardKeyframe(prisma, sessionId, updates);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return new Uint8Array();
    throw error;
  }
}

async function* packed(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const gzip = createGzip({ level: 9 });
  const feeding = pipeline(Readable.from(parts), gzip);
  // If the feeding fails, the reading below throws the same error.
  feeding.catch(() => undefined);
  for await (const piece of gzip) yield piece as Buffer;
  await feeding;
}

/** Base64 has no character that is special in HTML, so that nothing in a recording can end its element. */
async function* asBase64(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = Buffer.concat([rest, piece]);
    const whole = bytes.length - (bytes.length % 3);
    yield bytes.toString("base64", 0, whole);
    rest = bytes.subarray(whole);
  }
  yield rest.toString("base64");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
