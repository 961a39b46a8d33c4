// Run by casement-process.testing.ts: opens the data directory in its argument, prints the result, waits for SIGTERM.
import { DatabaseFault } from "../database-fault.js";
import { silentLog } from "../log.js";
import { openDatabase } from "./open-database.js";

const dataDir = process.argv[2] ?? "";
const answer = (value: object) => console.log(JSON.stringify(value));

openDatabase({ dataDir, log: silentLog }).then(
  (database) => {
    answer({ url: database.url });
    const pulse = setInterval(() => undefined, 60_000);
    process.once("SIGTERM", () => {
      clearInterval(pulse);
      void database.stop();
    });
  },
  (error: unknown) => {
    if (!(error instanceof DatabaseFault)) throw error;
    answer({ sentence: error.message });
  },
);
