// Entry of the worker thread that makes one file of a take's chunks: see finish-in-worker.ts.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { durationOf } from "../webm/opus-packet.js";
import { writeWebm } from "../webm/write-webm.js";
import type { FinishedTake, FinishTask } from "./finish-in-worker.js";
import { hearPackets } from "./hear-packets.js";
import { joinChunks } from "./join-chunks.js";

const port = parentPort;
if (port === null) throw new Error("this is the entry of a worker thread");

async function* chunksOf({ chunks }: FinishTask) {
  for (const { path, ...times } of chunks) yield { ...times, bytes: await readFile(path) };
}

const { packets, lost } = await joinChunks(chunksOf(workerData as FinishTask));
const file = writeWebm(packets);
const finished: FinishedTake = {
  file,
  loudness: await hearPackets(packets, lost),
  durationMs: packets.reduce((sum, packet) => sum + durationOf(packet), 0),
  sha256: createHash("sha256").update(file).digest("hex"),
};
port.postMessage(finished);
