import { availableParallelism } from "node:os";
import { type Algorithm, hash, type Options, verify } from "@node-rs/argon2";
import { Slots } from "../platform/slots.js";

/** Hashing passwords: slow on purpose, and few at a time. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** `stored` null (no such account) takes as long as a wrong password and is false. */
  matches(password: string, stored: string | null): Promise<boolean>;
}

/** 19 MiB, two passes, one lane: OWASP's first choice. */
const ARGON2: Options = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** A hash keeps a processor busy for as long as it takes: half of them are left to everybody else. */
const HASHES_AT_ONCE = availableParallelism() < 4 ? 1 : 2;
/** Others are told to come again: strangers must not make a queue of minutes for those who sign in. */
const HASHES_WAITING = 32;

export function createPasswords(): Passwords {
  const slots = new Slots(HASHES_AT_ONCE, HASHES_WAITING);
  let nobody: Promise<string> | null = null;
  const hashOf = (password: string) => slots.run(() => hash(password, ARGON2));
  return {
    hash: hashOf,
    async matches(password, stored) {
      // Made once, from a password nobody knows, with the same cost as real ones.
      nobody ??= hashOf(crypto.randomUUID());
      const against = stored ?? (await nobody);
      const same = await slots.run(() => verify(against, password, ARGON2));
      return same && stored !== null;
    },
  };
}
