import { readFileSync, statSync } from "node:fs";

/** Whom PostgreSQL runs as, when Casement itself runs as root (which PostgreSQL refuses to do). */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const WANTED = ["postgres", "_postgres", "nobody"];
/** Minimal images may list no such user; a number without a name serves as well. */
const NAMELESS: SystemUser = { name: "65534", uid: 65534, gid: 65534 };

/**
 * Nobody needs to be chosen unless we are root. A cluster keeps the owner that it has, so that someone
 * who once starts with sudo can still start without it the next time.
 */
export function chooseServerUser(cluster: string): SystemUser | undefined {
  if (process.geteuid?.() !== 0) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { name: String(owner.uid), uid: owner.uid, gid: owner.gid };
  const known = readAccounts();
  return WANTED.map((name) => known.get(name)).find((user) => user !== undefined) ?? NAMELESS;
}

function readAccounts(): Map<string, SystemUser> {
  const accounts = new Map<string, SystemUser>();
  for (const line of passwdLines()) {
    const [name, , uid, gid] = line.split(":");
    // macOS writes nobody's -2; the system calls want it unsigned.
    if (name && uid && gid) accounts.set(name, { name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 });
  }
  return accounts;
}

function passwdLines(): string[] {
  try {
    return readFileSync("/etc/passwd", "utf8").split("\n");
  } catch {
    return [];
  }
}
