import { AppError } from "@casement/shared/contract/errors";
import { newId } from "@casement/shared/lib/new-id";
import type { SessionDraft } from "@casement/shared/session/session";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import type { Grant } from "../../auth/find-grant.js";
import type { Deps } from "../../deps.js";
import { authorise } from "../../domain/actor.js";
import { beginningWithSoundDays, decidePlan, decideSamePlan } from "../../domain/plan-session.js";
import { planColumns } from "../../session-log/read-model.js";
import type { Transaction } from "../../session-log/session-logs.js";
import { loadPlanSources } from "./plan-sources.js";

/** Colour of the owner's cursor and avatar. */
const OWNER_COLOR = "#0b7285";

export interface Owner {
  readonly id: string;
  readonly name: string;
}

/** Plans a session: its row, its owner and its first events, in one transaction. Throws VALIDATION, GUIDE_CLOSED. */
export async function createSession(deps: Deps, owner: Owner, draft: SessionDraft): Promise<string> {
  return beginRecord(deps, owner, decidePlan(draft, await loadPlanSources(deps, owner.id, draft)));
}

/** Plans the same interview again, with none of its times and people. */
export async function duplicateSession(deps: Deps, owner: Owner, grant: Grant): Promise<string> {
  const { state } = await deps.sessionLogs.load(grant.sessionId);
  authorise(state, grant.participantId, "session.duplicate");
  return beginRecord(deps, owner, decideSamePlan(state));
}

/** Writes further rows of a new session, in its transaction. */
type WriteMore = (tx: Transaction, sessionId: string, now: number) => Promise<void>;

/** Writes a new session's row, its owner and its first events. Returns its id. */
export async function beginRecord(
  { sessionLogs, config }: Pick<Deps, "sessionLogs" | "config">,
  owner: Owner,
  planned: readonly Fact[],
  writeMore?: WriteMore,
): Promise<string> {
  const sessionId = newId();
  const participant = { participantId: newId(), name: owner.name, role: "owner", color: OWNER_COLOR } as const;
  const beginning = beginningWithSoundDays(planned, config.soundDays);
  const facts: Fact[] = [...beginning, { kind: "participant.joined", payload: participant }];
  await sessionLogs.create(
    sessionId,
    participant.participantId,
    () => facts,
    async (tx, now) => {
      await insertRows(tx, { sessionId, ownerId: owner.id, participant, facts, now });
      await writeMore?.(tx, sessionId, now);
    },
  );
  return sessionId;
}

interface Beginning {
  readonly sessionId: string;
  readonly ownerId: string;
  readonly participant: { readonly participantId: string; readonly name: string; readonly color: string };
  readonly facts: readonly Fact[];
  /** Epoch ms. */
  readonly now: number;
}

async function insertRows(tx: Transaction, { sessionId, ownerId, participant, facts, now }: Beginning): Promise<void> {
  const plan = facts.find((fact) => fact.kind === "session.planned")?.payload;
  if (plan === undefined) throw new AppError("CONFLICT", "This session has no plan to copy.");
  const at = new Date(now);
  await tx.session.create({ data: { id: sessionId, ownerId, createdAt: at, ...planColumns(plan) } });
  const { participantId: id, name, color } = participant;
  await tx.participant.create({ data: { id, sessionId, userId: ownerId, role: "owner", name, color, joinedAt: at } });
}
