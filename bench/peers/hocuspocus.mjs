// Hocuspocus as its own command starts it with --sqlite: all settings its own.
import path from "node:path";
import { SQLite } from "@hocuspocus/extension-sqlite";
import { Server } from "@hocuspocus/server";

const server = new Server({
  address: "127.0.0.1",
  port: Number(process.env.PORT),
  quiet: true,
  extensions: [new SQLite({ database: path.join(process.env.DATA_DIR, "boards.sqlite") })],
});
await server.listen();
