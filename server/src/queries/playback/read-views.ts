import { encodeViews, type ViewSample } from "@casement/shared/playback/view-codec";
import type { ShareViewer, Viewer } from "@casement/shared/session-log/audience/viewer";
import { viewsVisibleTo } from "@casement/shared/session-log/audience/visible-to";
import type { SessionState } from "@casement/shared/session-log/state";
import { recordedViews } from "../../board/views/recorded-views.js";
import type { Deps } from "../../deps.js";

/** The views of the board that the viewer may see, in order of time, without parts that cannot be read. */
export async function readViews(
  { prisma, sessionLogs }: Pick<Deps, "prisma" | "sessionLogs">,
  sessionId: string,
  viewer: Viewer,
): Promise<Uint8Array> {
  const { state } = await sessionLogs.load(sessionId);
  const people = Object.values(state.participants).filter((person) => viewsVisibleTo(person, viewer));
  const ids = new Set(people.map(({ id }) => id));
  const samples = (await recordedViews(prisma, sessionId)).filter(({ participantId }) => ids.has(participantId));
  return encodeViews("share" in viewer ? withinClip(samples, viewer.clip, state) : samples);
}

function withinClip(samples: ViewSample[], clip: ShareViewer["clip"], { clock }: SessionState): ViewSample[] {
  if (clip === null) return samples;
  const startedAt = clock.startedAt ?? 0;
  return samples.filter(({ at }) => at >= startedAt + clip.fromMs && at <= startedAt + clip.toMs);
}
