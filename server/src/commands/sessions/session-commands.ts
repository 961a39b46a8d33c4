import type { COMMANDS, CommandName } from "@casement/shared/contract/commands";
import { AppError } from "@casement/shared/contract/errors";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import type { SessionState } from "@casement/shared/session-log/state";
import type { z } from "zod";
import type { Actor } from "../../domain/actor.js";
import * as comments from "../../domain/decide-comments.js";
import * as evidence from "../../domain/decide-evidence.js";
import * as guide from "../../domain/decide-guide.js";
import * as notes from "../../domain/decide-notes.js";
import * as people from "../../domain/decide-people.js";
import * as report from "../../domain/decide-report.js";
import * as scores from "../../domain/decide-scores.js";
import * as steps from "../../domain/decide-steps.js";
import type { Transaction } from "../../session-log/session-logs.js";
import { writeAudit } from "../write-audit.js";

/** Commands that only read; the gateway answers them. */
export type ReadingCommand = "session.resync" | "clock.sync";
export type SessionCommand = Exclude<CommandName, ReadingCommand>;
export type Parsed<N extends CommandName> = z.output<(typeof COMMANDS)[N]>;

type Decision<N extends SessionCommand> = (
  state: SessionState,
  actor: Actor,
  payload: Parsed<N>,
  now: number,
) => readonly Fact[];

/** Every command that changes a session, with the function that decides it. */
export const COMMAND_HANDLERS: { readonly [N in SessionCommand]: Decision<N> } = {
  "session.start": steps.decideStart,
  "session.end": steps.decideEnd,
  "step.enter": steps.decideEnterStep,
  "step.extend": steps.decideExtendStep,
  "timer.pause": steps.decidePause,
  "timer.resume": steps.decideResume,
  "timer.undo": steps.decideUndo,
  "note.add": notes.decideAddNote,
  "note.edit": notes.decideEditNote,
  "note.delete": notes.decideDeleteNote,
  "question.mark": guide.decideMarkQuestion,
  "hint.reveal": guide.decideRevealHint,
  "hint.take": guide.decideTakeHint,
  "check.reveal": guide.decideRevealCheck,
  "score.set": scores.decideSetScore,
  "evidence.pin": evidence.decidePin,
  "evidence.unpin": evidence.decideUnpin,
  "scorecard.recommend": scores.decideRecommend,
  "scorecard.submit": scores.decideSubmitScorecard,
  "chat.send": people.decideSendChat,
  "consent.give": people.decideGiveConsent,
  "consent.withdraw": people.decideWithdrawConsent,
  "device.admit": people.decideAdmitDevice,
  "device.refuse": people.decideRefuseDevice,
  "participant.remove": people.decideRemoveParticipant,
  "report.draft": report.decideDraftReport,
  "report.publish": report.decidePublishReport,
  "report.withdraw": report.decideWithdrawReport,
  "thread.begin": comments.decideBeginThread,
  "thread.resolve": comments.decideResolveThread,
  "thread.reopen": comments.decideReopenThread,
  "comment.add": comments.decideAddComment,
  "comment.edit": comments.decideEditComment,
  "comment.delete": comments.decideDeleteComment,
};

type RowWriter<N extends SessionCommand> = (
  tx: Transaction,
  payload: Parsed<N>,
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
  "participant.remove": async (tx, { participantId }, { now, sessionId, actor }) => {
    const removed = { where: { id: participantId, sessionId, removedAt: null }, data: { removedAt: new Date(now) } };
    await tx.participant.updateMany(removed);
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
