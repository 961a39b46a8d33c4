import { type LinkKey, parseFragment } from "@/lib/addresses/link-key";
import { tabStorage } from "@/lib/browser/browser-storage";

const STORAGE_KEY = "casement-watch";

/** Keeps a playback link across a reload, in this tab alone, until the link was opened or is over. */
export const keptLink = {
  save: ({ id, secret }: LinkKey): void => tabStorage.setItem(STORAGE_KEY, `${id}.${secret}`),
  load: (): LinkKey | null => parseFragment(tabStorage.getItem(STORAGE_KEY) ?? ""),
  forget: (): void => tabStorage.removeItem(STORAGE_KEY),
};
