import { setFlagsFromString } from "node:v8";

/**
 * Saves memory; call it before the first query. Prisma's query compiler is 3 MB of WebAssembly, on which V8's
 * optimising compiler spends about 55 MB, for queries that wait for the database anyway: the baseline compiler alone is
 * as fast. One thread clears the space for young objects, because waking helper threads for so little takes longer than
 * the work, and on a busy machine delays everybody. The size of that space is V8's own: it cannot be set any more once
 * the process runs (docs/decisions/0009).
 */
export function tuneV8Heap(): void {
  setFlagsFromString("--liftoff-only");
  setFlagsFromString("--no-parallel-scavenge");
}
