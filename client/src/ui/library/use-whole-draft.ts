import { type SetStateAction, useState } from "react";

interface Edited<T> {
  readonly draft: T;
  readonly dirty: boolean;
  /** What happened last, in words; "" after a change that shows itself. */
  readonly said: string;
  readonly change: (next: SetStateAction<T>, said?: string) => void;
  /** The draft as it is now has been stored. */
  readonly markSaved: () => void;
}

/** A draft that is saved as a whole. */
export function useWholeDraft<T extends object>(start: () => T): Edited<T> {
  const [draft, setDraft] = useState(start);
  const [saved, setSaved] = useState(draft);
  const [said, setSaid] = useState("");
  return {
    draft,
    dirty: draft !== saved,
    said,
    change: (next, words = "") => {
      setDraft(next);
      setSaid(words);
    },
    markSaved: () => {
      setSaved(draft);
      setSaid("Saved");
    },
  };
}
