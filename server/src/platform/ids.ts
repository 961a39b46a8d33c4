import { randomBytes } from "node:crypto";
import { nanoid } from "nanoid";

const SECRET_BYTES = 32;

/** A new opaque identifier: 21 URL-safe characters, 126 bits. */
export function newId(): string {
  return nanoid();
}

/** 256 random bits as 43 base64url characters: a sign-in's token or an invite's secret. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** Makes identifiers; commands are given one. */
export interface Ids {
  newId(): string;
  newSecret(): string;
}

export const randomIds: Ids = { newId, newSecret };
