import { sessionRoutes } from "@casement/shared/contract/http/session-routes";
import type { ShareChoices } from "@casement/shared/session-log/share";
import { urlOf } from "./call";

/** What a page to share holds of what a share may hold. */
export type PageChoices = Omit<ShareChoices, "sound">;

/** Address of the recording as one downloadable page: the owner's own copy, or with `choices` one to share. */
export function playerAddress(sessionId: string, choices: PageChoices | null): string {
  return urlOf(sessionRoutes.exportPlayer, { id: sessionId }, choices === null ? {} : { share: true, ...choices });
}

/** Address of the whole record as a download. */
export function recordAddress(sessionId: string): string {
  return urlOf(sessionRoutes.readRecord, { id: sessionId });
}
