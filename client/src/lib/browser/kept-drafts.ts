import { z } from "zod";
import { browserStorage } from "./browser-storage";

const KEPT = "casement-drafts";
/** How many drafts this browser keeps; the ones that were written in last. */
const MOST_KEPT = 20;

/** Whose draft it is, and of what. Another person on the same browser has another participant id, even in this session. */
export interface DraftPlace {
  readonly sessionId: string;
  readonly participantId: string;
  readonly name: string;
}

const keptSchema = z.array(
  z.object({ sessionId: z.string(), participantId: z.string(), name: z.string(), draft: z.unknown() }),
);
type Kept = z.infer<typeof keptSchema>;

/** The drafts that are kept, the one that was written in last in front. */
function allKept(): Kept {
  try {
    return keptSchema.parse(JSON.parse(browserStorage.getItem(KEPT) ?? "[]"));
  } catch {
    return [];
  }
}

const isAt =
  ({ sessionId, participantId, name }: DraftPlace) =>
  (kept: DraftPlace): boolean =>
    kept.sessionId === sessionId && kept.participantId === participantId && kept.name === name;

/** What was begun there and not sent; undefined if nothing was. Its form is the reader's to check. */
export function keptDraft(place: DraftPlace): unknown {
  return allKept().find(isAt(place))?.draft;
}

/** Keeps what was begun; undefined once it is sent or given up. */
export function keepDraft(place: DraftPlace, draft: unknown): void {
  const here = isAt(place);
  const others = allKept().filter((kept) => !here(kept));
  const kept = draft === undefined ? others : [{ ...place, draft }, ...others];
  if (kept.length === 0) browserStorage.removeItem(KEPT);
  else browserStorage.setItem(KEPT, JSON.stringify(kept.slice(0, MOST_KEPT)));
}

/** For whoever signs out: notes and messages are not left on a browser that others may use. */
export function forgetDrafts(): void {
  browserStorage.removeItem(KEPT);
}
