import { TestEnvironment } from "jest-environment-jsdom";

/** What every browser has and jsdom has not; Node's is the same. */
const { structuredClone, TextEncoder, TextDecoder, Response, ReadableStream } = globalThis;

/** A page of jsdom with those globals. */
export default class PageEnvironment extends TestEnvironment {
  /** @override */
  async setup() {
    await super.setup();
    Object.assign(this.global, { structuredClone, TextEncoder, TextDecoder, Response, ReadableStream });
  }
}
