/** The key in the fragment of a capability link: an invite or a playback link. */
export interface LinkKey {
  readonly id: string;
  readonly secret: string;
}

const FRAGMENT = /^#?([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{43})$/;

/** "#id.secret" -> its parts; null when the link is incomplete. */
export function parseFragment(fragment: string): LinkKey | null {
  const match = FRAGMENT.exec(fragment.trim());
  const [, id, secret] = match ?? [];
  return id === undefined || secret === undefined ? null : { id, secret };
}

/** Whether an address means the computer on which it is opened, so that it works for nobody else. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
}

/** "/join#id.secret" with its origin, as it is sent to somebody. */
export function fullLink(origin: string, path: string): string {
  return new URL(path, origin).href;
}
