import { randomBytes } from "node:crypto";
import { newId } from "@casement/shared/lib/new-id";
import { hashSecret } from "../auth/secret.js";
import { signInCookieName } from "../auth/sign-in-cookie.js";
import type { Deps } from "../deps.js";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Writes a sign-in's row directly. Returns its Cookie header. `userId` null: a guest. */
export async function signInRow(
  { prisma, clock, config }: Pick<Deps, "prisma" | "clock" | "config">,
  userId: string | null,
): Promise<{ signInId: string; cookie: string }> {
  const token = randomBytes(32).toString("base64url");
  const signInId = newId();
  const now = clock.now();
  await prisma.signIn.create({
    data: {
      id: signInId,
      tokenHash: hashSecret(token),
      userId,
      device: "Test",
      lastSeenAt: new Date(now),
      expiresAt: new Date(now + 30 * DAY_MS),
    },
  });
  return { signInId, cookie: `${signInCookieName(config)}=${token}` };
}
