import { newId } from "@casement/shared/lib/new-id";
import { SESSION_CAPS } from "@casement/shared/session/session-caps";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import { type BegunSignIn, beginSignIn } from "../../auth/begin-sign-in.js";
import { mine } from "../../auth/find-grant.js";
import type { SignedIn } from "../../auth/identify.js";
import { pickColor } from "../../domain/participant-color.js";
import { requireRoom } from "../../domain/session-full.js";
import type { FoundInvite } from "../../queries/find-invite.js";
import type { Transaction } from "../../session-log/session-logs.js";
import { writeAudit } from "../write-audit.js";
import { claimUse } from "./claim-use.js";
import { LostInviteRace, type RedeemDeps, type Redeemed, type Redeemer } from "./redeem-types.js";

interface NewPlace {
  readonly participantId: string;
  readonly name: string;
  readonly color: string;
}

/** Joins by an invite: counts the use, adds the participant and appends the event, all or nothing. */
export async function joinSession(deps: RedeemDeps, invite: FoundInvite, redeemer: Redeemer): Promise<Redeemed> {
  const { sessionId, role } = invite;
  const participantId = newId();
  let place: NewPlace = { participantId, name: redeemer.name, color: "" };
  let begun: BegunSignIn | null = null;
  await deps.sessionLogs.commit(
    sessionId,
    participantId,
    (state): Fact[] => {
      const people = Object.keys(state.participants).length;
      requireRoom(
        people,
        SESSION_CAPS.people,
        `${people} people have joined this session, and it takes no more. Ask the host to plan another.`,
      );
      place = { ...place, color: pickColor(state) };
      return [{ kind: "participant.joined", payload: { ...place, role } }];
    },
    async (tx, now) => {
      await claimUse(tx, invite, now);
      if (redeemer.who !== null) await clearOldPlace(tx, sessionId, redeemer.who);
      begun = redeemer.who === null ? await beginSignIn(tx, deps, { userId: null, device: redeemer.device }) : null;
      await insertPlace(tx, invite, place, { who: redeemer.who, begun, now });
      await writeAudit(tx, deps, {
        actor: participantId,
        role,
        action: "session.join",
        target: invite.id,
        outcome: "done",
      });
    },
  );
  return { joining: { status: "joined", sessionId }, begun };
}

/** A person who was removed and invited again gets a new participant; one who just joined in another tab is done. */
async function clearOldPlace(tx: Transaction, sessionId: string, who: SignedIn): Promise<void> {
  const places = await tx.participant.findMany({
    where: { sessionId, OR: mine(who) },
    select: { id: true, removedAt: true },
  });
  if (places.some(({ removedAt }) => removedAt === null)) throw new LostInviteRace();
  const ids = places.map(({ id }) => id);
  await tx.participantSignIn.deleteMany({ where: { participantId: { in: ids }, signInId: who.signInId } });
  await tx.participant.updateMany({ where: { id: { in: ids } }, data: { userId: null } });
}

interface Holder {
  readonly who: SignedIn | null;
  readonly begun: BegunSignIn | null;
  /** Epoch ms. */
  readonly now: number;
}

async function insertPlace(
  tx: Transaction,
  invite: FoundInvite,
  place: NewPlace,
  { who, begun, now }: Holder,
): Promise<void> {
  const { participantId: id, name, color } = place;
  const userId = who?.userId ?? null;
  await tx.participant.create({
    data: {
      id,
      sessionId: invite.sessionId,
      inviteId: invite.id,
      role: invite.role,
      userId,
      name,
      color,
      joinedAt: new Date(now),
    },
  });
  const signInId = begun?.signInId ?? who?.signInId;
  if (userId === null && signInId !== undefined)
    await tx.participantSignIn.create({ data: { participantId: id, signInId } });
}
