import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { SOUND_TYPE } from "@casement/shared/sound/take";
import type { Request, Response } from "express";
import type { TakeSource } from "../../../queries/sound/audible-takes.js";

/** Sends a take, or the range of it that was asked for (RFC 9110, 14.2). Of several ranges it sends all of the file. */
export async function sendTake(request: Request, response: Response, take: TakeSource): Promise<void> {
  const size = take.kind === "file" ? take.bytes : take.bytes.length;
  response.type(SOUND_TYPE).setHeader("Accept-Ranges", "bytes");
  const ranges = request.range(size);
  if (ranges === -1) {
    response.status(416).setHeader("Content-Range", `bytes */${size}`).end();
    return;
  }
  const [range, another] = Array.isArray(ranges) && ranges.type === "bytes" ? ranges : [];
  const { start, end } = range === undefined || another !== undefined ? { start: 0, end: size - 1 } : range;
  if (range !== undefined && another === undefined)
    response.status(206).setHeader("Content-Range", `bytes ${start}-${end}/${size}`);
  response.setHeader("Content-Length", end - start + 1);
  const bytes =
    take.kind === "file"
      ? createReadStream(take.path, { start, end })
      : Readable.from([take.bytes.subarray(start, end + 1)]);
  // A player that seeks leaves half-way, again and again.
  await pipeline(bytes, response).catch((error: unknown) => {
    if (!response.destroyed) throw error;
  });
}
