import { tabStorage } from "@/lib/browser-storage";
import { type LinkKey, parseFragment } from "@/lib/link-key";

const STORAGE_KEY = "casement-watch";

/** A playback link survives a reload of its page, in this tab alone, until it was opened or found to be over. */
export const keptLink = {
  save: ({ id, secret }: LinkKey): void => tabStorage.setItem(STORAGE_KEY, `${id}.${secret}`),
  load: (): LinkKey | null => parseFragment(tabStorage.getItem(STORAGE_KEY) ?? ""),
  forget: (): void => tabStorage.removeItem(STORAGE_KEY),
};
