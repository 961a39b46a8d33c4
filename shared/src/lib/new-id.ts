import { nanoid } from "nanoid";

/**
 * A new opaque identifier in the form of `idSchema`: 21 URL-safe characters, 126 random bits. Works on plain http too,
 * where `crypto.randomUUID` does not exist.
 */
export function newId(): string {
  return nanoid();
}
