import { fork } from "node:child_process";
import { pinned } from "../peers/pinned.mjs";

/** Runs the load generator of one server in a process of its own. */
export class LoadProcess {
  #child = fork(new URL("generator.mjs", import.meta.url), {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    ...pinned("load"),
  });
  #waiting = new Map();
  #asked = 0;

  constructor() {
    this.#child.on("message", ({ id, answer, error }) => {
      const { resolve, reject } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) resolve(answer);
      else reject(new Error(error));
    });
    this.#child.once("exit", () => {
      for (const { reject } of this.#waiting.values()) reject(new Error("the load generator ended"));
    });
  }

  get pid() {
    return this.#child.pid;
  }

  /** @param {string} action @param {object} [details] */
  tell(action, details = {}) {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ id, action, details });
    });
  }

  end() {
    this.#child.disconnect();
  }
}
