import type { ParsedPayload, SessionCommand } from "@casement/shared/contract/commands";
import { AppError } from "@casement/shared/contract/errors";
import type { Actor } from "../../domain/actor.js";
import { COMMENT_DECISIONS } from "../../domain/decide-comments.js";
import { EVIDENCE_DECISIONS } from "../../domain/decide-evidence.js";
import { GUIDE_DECISIONS } from "../../domain/decide-guide.js";
import { NOTE_DECISIONS } from "../../domain/decide-notes.js";
import { PEOPLE_DECISIONS } from "../../domain/decide-people.js";
import { REPORT_DECISIONS } from "../../domain/decide-report.js";
import { SCORE_DECISIONS } from "../../domain/decide-scores.js";
import { STEP_DECISIONS } from "../../domain/decide-steps.js";
import type { Decision } from "../../domain/decision.js";
import { DEBRIEF_DECISIONS } from "../../domain/panel/decide-debrief.js";
import { TRAINING_DECISIONS } from "../../domain/training/decide-release.js";
import { WORDS_DECISIONS } from "../../domain/words/decide-words.js";
import { eraseWords } from "../../session-log/erase-words.js";
import type { Transaction } from "../../session-log/session-logs.js";
import { dropCases, dropCasesOf } from "../training/drop-cases.js";
import { writeAudit } from "../write-audit.js";

/** Every command that changes a session, with the function that decides it. */
export const COMMAND_HANDLERS: { readonly [N in SessionCommand]: Decision<N> } = {
  ...STEP_DECISIONS,
  ...NOTE_DECISIONS,
  ...GUIDE_DECISIONS,
  ...SCORE_DECISIONS,
  ...EVIDENCE_DECISIONS,
  ...PEOPLE_DECISIONS,
  ...REPORT_DECISIONS,
  ...COMMENT_DECISIONS,
  ...DEBRIEF_DECISIONS,
  ...WORDS_DECISIONS,
  ...TRAINING_DECISIONS,
};

type RowWriter<N extends SessionCommand> = (
  tx: Transaction,
  payload: ParsedPayload<N>,
  context: { readonly now: number; readonly sessionId: string; readonly actor: Actor },
) => Promise<void>;

/** Commands that also change rows outside the session log, in the transaction of their events. */
export const ROW_WRITERS: { readonly [N in SessionCommand]?: RowWriter<N> } = {
  "device.admit": async (tx, { requestId }) => {
    const { participantId, signInId } = await answerRequest(tx, requestId, "admitted");
    const admitted = { participantId, signInId };
    await tx.participantSignIn.upsert({ where: { participantId_signInId: admitted }, create: admitted, update: {} });
  },
  "device.refuse": async (tx, { requestId }) => {
    await answerRequest(tx, requestId, "refused");
  },
  "consent.withdraw": async (tx, { scope, erase }, { now, sessionId, actor: { participantId } }) => {
    await dropCasesOf(tx, sessionId, [participantId], now);
    // Their files are swept once this is committed (sweep-media.ts).
    if (scope !== "sound" || !erase) return;
    await tx.take.deleteMany({ where: { sessionId, participantId } });
    await eraseWords(tx, sessionId, { speakerId: participantId });
  },
  "words.drop": (tx, { speakerId }, { sessionId }) => eraseWords(tx, sessionId, { speakerId, fromFile: true }),
  "training.withdraw": (tx, _payload, { now, sessionId }) => dropCases(tx, sessionId, now),
  "participant.remove": async (tx, { participantId }, { now, sessionId, actor }) => {
    const removed = { where: { id: participantId, sessionId, removedAt: null }, data: { removedAt: new Date(now) } };
    await tx.participant.updateMany(removed);
    await dropCasesOf(tx, sessionId, [participantId], now);
    const who = { actor: actor.participantId, role: actor.role };
    await writeAudit(
      tx,
      { clock: { now: () => now } },
      { ...who, action: "participant.remove", target: participantId, outcome: "done" },
    );
  },
};

async function answerRequest(tx: Transaction, id: string, answer: "admitted" | "refused") {
  const request = await tx.deviceRequest.findUnique({ where: { id } });
  if (request === null)
    throw new AppError("NOT_FOUND", "This request has expired. Please ask them to open the link again.");
  return tx.deviceRequest.update({ where: { id }, data: { answer } });
}
