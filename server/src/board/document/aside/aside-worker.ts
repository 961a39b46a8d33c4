// Entry of the thread that hashes and rebuilds large documents: see aside.ts.
import { parentPort } from "node:worker_threads";
import type { FromAside, ToAside } from "./aside.js";
import { workAside } from "./aside-work.js";

const port = parentPort;
if (port === null) throw new Error("this is the entry of a worker thread");
const say = (message: FromAside) => port.postMessage(message);

// One task at a time: the other side waits for its answer.
port.on("message", (task: ToAside) => {
  workAside(task).then(
    (result) => say({ result }),
    (error: unknown) => say({ error }),
  );
});
