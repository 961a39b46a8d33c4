import { availableParallelism } from "node:os";
import { type Algorithm, hash, type Options, verify } from "@node-rs/argon2";
import { Slots } from "../platform/slots.js";

/**
 * Hashes and compares passwords: slowly on purpose, and few at a time. Keyboards and systems compose the same letter
 * differently, so a password is hashed in Unicode's form NFKC.
 */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** False if `stored` is null (no such account), after as long as for a wrong password. */
  matches(password: string, stored: string | null): Promise<boolean>;
}

/** 19 MiB, two passes, one lane: OWASP's first choice. */
const ARGON2: Options = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** A hash keeps one processor busy until it is done: at least half of them are left for everybody else. */
const HASHES_AT_ONCE = availableParallelism() < 4 ? 1 : 2;
/** Beyond it RATE_LIMITED: strangers must not make a queue of minutes for those who sign in. */
const HASHES_WAITING = 32;

export function createPasswords(): Passwords {
  const slots = new Slots(HASHES_AT_ONCE, HASHES_WAITING);
  let nobody: Promise<string> | null = null;
  const hashOf = (password: string) => slots.run(() => hash(password.normalize("NFKC"), ARGON2));
  return {
    hash: hashOf,
    async matches(password, stored) {
      // Made once, from a random password, with the cost of a real hash.
      nobody ??= hashOf(crypto.randomUUID());
      const against = stored ?? (await nobody);
      // Earlier versions hashed a password as it was typed.
      for (const form of new Set([password.normalize("NFKC"), password]))
        if (await slots.run(() => verify(against, form, ARGON2))) return stored !== null;
      return false;
    },
  };
}
