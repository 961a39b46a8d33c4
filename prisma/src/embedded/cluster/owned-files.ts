import { chmod, chown, lchown, lstat, mkdir, open, readdir } from "node:fs/promises";
import path from "node:path";
import type { SystemUser } from "../program/system-user.js";

/** Makes a folder that only the server's user (and root) can enter, or gives it to that user. */
export async function makeOwned(folder: string, user: SystemUser | undefined): Promise<void> {
  await mkdir(folder, { recursive: true });
  const found = await lstat(folder);
  if ((found.mode & 0o777) !== 0o700) await chmod(folder, 0o700);
  if (user && found.uid !== user.uid) await chown(folder, user.uid, user.gid);
}

/** Gives everything below a folder to the user; gives links themselves, but never follows them. */
export async function giveAll(folder: string, user: SystemUser): Promise<void> {
  await lchown(folder, user.uid, user.gid);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) await giveAll(file, user);
    else await lchown(file, user.uid, user.gid);
  }
}

/** Writes a secret that only the server's user (and root) can read, and flushes it to disk before it returns. */
export async function writeSecret(file: string, text: string, user: SystemUser | undefined): Promise<void> {
  const handle = await open(file, "w", 0o600);
  try {
    await handle.chmod(0o600);
    if (user) await handle.chown(user.uid, user.gid);
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Flushes a folder, without which a rename in it is not durable. Does nothing where folders cannot be opened. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
