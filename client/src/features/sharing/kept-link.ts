import { type LinkKey, parseFragment } from "../../lib/link-key";

const STORAGE_KEY = "casement-watch";

/** A playback link survives a reload of its page, in this tab alone, until it was opened or found to be over. */
export const keptLink = {
  save({ id, secret }: LinkKey): void {
    try {
      sessionStorage.setItem(STORAGE_KEY, `${id}.${secret}`);
    } catch {
      // Storage may be blocked: then a reload needs the link again, nothing else.
    }
  },
  load(): LinkKey | null {
    try {
      return parseFragment(sessionStorage.getItem(STORAGE_KEY) ?? "");
    } catch {
      return null;
    }
  },
  forget(): void {
    try {
      sessionStorage.removeItem(STORAGE_KEY);
    } catch {
      // Blocked storage holds nothing.
    }
  },
};
