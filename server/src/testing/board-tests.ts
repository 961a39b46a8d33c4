import type { PrismaClient } from "@casement/prisma/client";
import { BOARD_LIMITS, type BoardLimits } from "../board/board-limits.js";
import { BoardClient, type BoardStage, startBoardStage, startInterview } from "./board-stage.js";
import { type Cast, seatCast } from "./session-stage.js";
import { createTestDatabase, type TestDatabase } from "./test-database.js";

interface Beginning {
  /** Whether the interview runs, so that the board can be written to. */
  readonly started?: boolean;
  /** The database as the server reaches it. */
  readonly prisma?: PrismaClient;
}

/**
 * What tests of the board stand on: one database for the file, and in each test that begins it a server with a session
 * of its own. Make it once, at the top of the file; it cleans up after each test.
 */
export class BoardTests {
  database!: TestDatabase;
  stage!: BoardStage;
  cast!: Cast;
  #open: BoardClient[] = [];

  constructor() {
    beforeAll(async () => {
      this.database = await createTestDatabase();
    });
    afterAll(() => this.database.close());
    afterEach(() => this.end());
  }

  async begin(
    limits: Partial<BoardLimits> = {},
    { started = true, prisma = this.database.prisma }: Beginning = {},
  ): Promise<void> {
    this.stage = await startBoardStage(prisma, { ...BOARD_LIMITS, ...limits });
    this.cast = await seatCast(this.stage.deps);
    if (started) await startInterview(this.stage, this.cast.sessionId);
  }

  /** Somebody's client, which is closed after the test. */
  enter(...[actor, options]: Entering): BoardClient {
    const client = new BoardClient(this.stage.origin, actor, options);
    this.#open.push(client);
    return client;
  }

  /** Starts the server anew on the same database. */
  async restart(): Promise<void> {
    await this.stage.stop();
    this.stage = await startBoardStage(this.database.prisma);
  }

  /** Closes clients and server before the test's end. */
  async end(): Promise<void> {
    for (const client of this.#open.splice(0)) client.close();
    await this.stage.stop();
  }
}

type Entering = ConstructorParameters<typeof BoardClient> extends [string, ...infer Rest] ? Rest : never;
