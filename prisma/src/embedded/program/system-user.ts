import { readFileSync, statSync } from "node:fs";

/** The user that PostgreSQL runs as when Casement runs as root, which PostgreSQL itself refuses. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const WANTED = ["postgres", "_postgres", "nobody"];
/** For minimal images that list no suitable user: a number without a name is enough. */
const NAMELESS: SystemUser = { name: "65534", uid: 65534, gid: 65534 };

/**
 * Chooses the server's user; undefined unless Casement runs as root. A cluster keeps its owner, so that a person who
 * once started Casement with sudo can start it without sudo the next time.
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
    // macOS lists the ids of `nobody` as -2; the system calls require them unsigned.
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
