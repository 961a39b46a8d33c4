import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { CONSENT_TEXT_VERSION } from "@casement/shared/session/session";
import type * as Y from "yjs";
import { PrismaBoardStorage } from "../../server/src/board/storage/prisma-board-storage.js";
import { runCommand } from "../../server/src/commands/sessions/run-command.js";
import { startBoardStage, startInterview } from "../../server/src/testing/board-stage.js";
import { ServerProcess } from "../../server/src/testing/server-process.js";
import { type Cast, seatCast } from "../../server/src/testing/session-stage.js";
import { createTestDatabase, type TestDatabase } from "../../server/src/testing/test-database.js";
import { readEpochs } from "../page/epochs.js";

/** The real server as a process of its own, on a real database, with a running interview. */
export interface ProcessStage {
  readonly database: TestDatabase;
  readonly server: ServerProcess;
  readonly cast: Cast;
  readonly dataDir: string;
  /** The board from the session log, one document for each epoch. */
  record(): Promise<readonly Y.Doc[]>;
  close(): Promise<void>;
}

/** Prepares everything; the server is not started yet. `sound`: everybody but the observer agreed to its recording. */
export async function prepareProcess(built: boolean, probe?: string, sound = false): Promise<ProcessStage> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(path.join(tmpdir(), "casement-proof-"));
  const stage = await startBoardStage(database.prisma);
  const cast = await seatCast(stage.deps, { recordSound: sound });
  const given = { textVersion: CONSENT_TEXT_VERSION, scope: "sound" } as const;
  for (const speaker of sound ? [cast.owner, cast.interviewer, cast.candidate] : [])
    await runCommand(stage.deps, speaker, "consent.give", given);
  await startInterview(stage, cast.sessionId);
  await stage.stop();
  const server = await ServerProcess.prepare(
    database.url,
    dataDir,
    built,
    probe === undefined ? [] : ["--import", probe],
  );
  return {
    database,
    server,
    cast,
    dataDir,
    record: () => readEpochs(new PrismaBoardStorage(database.prisma), cast.sessionId),
    close: async () => {
      await server.end("SIGKILL");
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
