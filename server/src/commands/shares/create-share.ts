import { AppError } from "@casement/shared/contract/errors";
import type { RouteResponse } from "@casement/shared/contract/http/routes";
import { newId } from "@casement/shared/lib/new-id";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import type { Clip, PlacedClip, ShareChoices } from "@casement/shared/session-log/share";
import type { Grant } from "../../auth/find-grant.js";
import { hashSecret, newSecret } from "../../auth/secret.js";
import type { Deps } from "../../deps.js";
import { findClipUpdates } from "../../queries/playback/clip-board.js";
import { writeAudit } from "../write-audit.js";

const DAY_MS = 86_400_000;

interface ShareDraft {
  readonly choices: ShareChoices;
  /** null: the whole recording. */
  readonly clip: Clip | null;
  readonly forCandidate: boolean;
  /** Days until it expires. */
  readonly days: number;
}

/** Makes a share. Its secret is in `path` alone, which is shown once. Throws VALIDATION for a clip that ends too late. */
export async function createShare(
  deps: Pick<Deps, "prisma" | "sessionLogs" | "clock">,
  { sessionId, participantId: actor, role }: Grant,
  { choices, clip, forCandidate, days }: ShareDraft,
): Promise<RouteResponse<"createShare">> {
  const [id, secret] = [newId(), newSecret()];
  const createdAt = deps.clock.now();
  const expiresAt = createdAt + days * DAY_MS;
  const placed = clip === null ? null : await placeClip(deps, sessionId, clip);
  // The session log says when a recording is shared with the candidate: from then on they take part in comments.
  const facts: Fact[] = forCandidate ? [{ kind: "recording.shared", payload: { shareId: id } }] : [];
  await deps.sessionLogs.commit(
    sessionId,
    actor,
    () => facts,
    async (tx) => {
      const times = { createdAt: new Date(createdAt), expiresAt: new Date(expiresAt) };
      await tx.share.create({
        data: { id, sessionId, secretHash: hashSecret(secret), choices, ...inColumn(placed), forCandidate, ...times },
      });
      await writeAudit(tx, deps, { actor, role, action: "share.create", target: id, outcome: "done" });
    },
  );
  const unopened = { state: "open", openings: 0, openedAt: null } as const;
  return { id, choices, clip, forCandidate, createdAt, expiresAt, ...unopened, path: `/watch#${id}.${secret}` };
}

async function placeClip(
  { prisma, sessionLogs }: Pick<Deps, "prisma" | "sessionLogs">,
  sessionId: string,
  clip: Clip,
): Promise<PlacedClip> {
  const { startedAt, endedAt } = (await sessionLogs.load(sessionId)).state.clock;
  if (startedAt === null || endedAt === null || startedAt + clip.toMs > endedAt)
    throw new AppError("VALIDATION", "The clip ends after the interview.");
  return { clip, ...(await findClipUpdates(prisma, sessionId, startedAt, clip)) };
}

/** Left out for the whole recording: the column is then null. */
function inColumn(placed: PlacedClip | null) {
  return placed === null ? {} : { clip: placed };
}
