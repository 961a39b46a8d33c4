import { z } from "zod";
import type { DraftKind } from "@/session/session-context";

/** A text that is begun in a field which opens for it: null while the field is closed. `before`: what it changes. */
export function textDraft(name: string, before = ""): DraftKind<string | null> {
  return {
    name,
    empty: null,
    schema: z.string(),
    isBegun: (text) => text !== null && text.trim() !== before.trim(),
  };
}
