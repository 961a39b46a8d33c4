import { ROUTES } from "@casement/shared/contract/routes";
import type { ShareChoices } from "@casement/shared/session-log/share";
import { urlOf } from "./call";

/** Where the browser downloads the recording as one page: the owner's own, or with `choices` one to give away. */
export function playerAddress(sessionId: string, choices: ShareChoices | null): string {
  return urlOf(ROUTES.exportPlayer, { id: sessionId }, choices === null ? {} : { share: true, ...choices });
}

/** Where the browser downloads the whole record. */
export function recordAddress(sessionId: string): string {
  return urlOf(ROUTES.readRecord, { id: sessionId });
}
