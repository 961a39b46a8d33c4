import { sessionRoutes } from "@casement/shared/contract/http/session-routes";
import type { ShareChoices } from "@casement/shared/session-log/share";
import { useQuery } from "@tanstack/react-query";
import { ownZone } from "@/lib/zoned-time";
import { callerOf, fetchFile, type ServedFile, urlOf } from "./call";

const call = callerOf(sessionRoutes);

/** What a page to share holds of what a share may hold. */
export type PageChoices = ShareChoices;

/** Address of the recording as one downloadable page of one's own, with the sound or without. */
export function playerAddress(sessionId: string, sound: boolean): string {
  return urlOf(sessionRoutes.exportPlayer, { id: sessionId }, sound ? { sound } : {});
}

/** Addresses of the decision record as a download. */
export function decisionAddress(sessionId: string, as: "json" | "csv"): string {
  return urlOf(as === "json" ? sessionRoutes.readDecision : sessionRoutes.readDecisionTable, { id: sessionId });
}

/** A report as a PDF: the candidate's, or the panel's. Throws ApiError. */
export function fetchReport(sessionId: string, report: "candidate" | "panel"): Promise<ServedFile> {
  const route = report === "candidate" ? sessionRoutes.readReport : sessionRoutes.readPanelReport;
  return fetchFile(route, { params: { id: sessionId }, query: { zone: ownZone() } });
}

/** Address of the recording as one downloadable page to share. */
export function sharedPlayerAddress(sessionId: string, choices: PageChoices): string {
  return urlOf(sessionRoutes.exportPlayer, { id: sessionId }, { share: true, ...choices });
}

/** Address of the whole record as a download: with its sound an archive. */
export function recordAddress(sessionId: string, sound: boolean): string {
  return urlOf(sound ? sessionRoutes.readArchive : sessionRoutes.readRecord, { id: sessionId });
}

const LOOK_AGAIN_MS = 10_000;

/**
 * How large the sound is that the caller may hear, or that a page to share would hold. Asks again while some of it is
 * still being prepared, and not at all while `recorded` is false.
 */
export function useSoundSize(sessionId: string, { share, recorded }: { share: boolean; recorded: boolean }) {
  return useQuery({
    queryKey: ["sound-size", sessionId, share],
    queryFn: ({ signal }) =>
      call("getSoundSize", { params: { id: sessionId }, query: { share: String(share) }, signal }),
    enabled: recorded,
    refetchInterval: ({ state: { data } }) => (data?.isWaiting === true ? LOOK_AGAIN_MS : false),
  });
}
