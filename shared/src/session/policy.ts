import type { Role } from "./role.js";
import type { Phase } from "./session.js";

const all: readonly Phase[] = ["planned", "live", "ended"];
const open: readonly Phase[] = ["planned", "live"];
const live: readonly Phase[] = ["live"];
const ended: readonly Phase[] = ["ended"];
const marking: readonly Phase[] = ["live", "ended"];
const owner: readonly Role[] = ["owner"];
const interviewers: readonly Role[] = ["owner", "interviewer"];
const drawers: readonly Role[] = ["owner", "interviewer", "candidate"];
const everyone: readonly Role[] = ["owner", "interviewer", "candidate", "observer"];

/** The one table of who may do what in a session and when. An action that is not here does not exist. */
export const POLICY = {
  "session.read": { roles: everyone, phases: all },
  "session.resync": { roles: everyone, phases: all },
  "clock.sync": { roles: everyone, phases: all },
  "session.edit": { roles: owner, phases: ["planned"] },
  "session.delete": { roles: owner, phases: ["planned", "ended"] },
  "session.duplicate": { roles: owner, phases: all },
  "session.branch": { roles: interviewers, phases: ended },
  "session.start": { roles: interviewers, phases: ["planned"] },
  "session.end": { roles: interviewers, phases: live },
  "step.enter": { roles: interviewers, phases: live },
  "step.extend": { roles: interviewers, phases: live },
  "timer.pause": { roles: interviewers, phases: live },
  "timer.resume": { roles: interviewers, phases: live },
  "timer.undo": { roles: interviewers, phases: live },
  "note.add": { roles: interviewers, phases: all },
  "note.edit": { roles: interviewers, phases: all },
  "note.delete": { roles: interviewers, phases: all },
  "question.mark": { roles: interviewers, phases: live },
  "hint.reveal": { roles: interviewers, phases: live },
  "hint.take": { roles: owner, phases: live },
  "check.reveal": { roles: interviewers, phases: live },
  "score.set": { roles: interviewers, phases: marking },
  "evidence.pin": { roles: interviewers, phases: marking },
  "evidence.unpin": { roles: interviewers, phases: marking },
  "scorecard.recommend": { roles: interviewers, phases: marking },
  "scorecard.submit": { roles: interviewers, phases: marking },
  "chat.send": { roles: drawers, phases: open },
  "consent.give": { roles: everyone, phases: open },
  "consent.withdraw": { roles: everyone, phases: all },
  "device.admit": { roles: owner, phases: all },
  "device.refuse": { roles: owner, phases: all },
  "participant.remove": { roles: owner, phases: all },
  "invite.list": { roles: owner, phases: all },
  "invite.create": { roles: owner, phases: open },
  "invite.return": { roles: owner, phases: all },
  "invite.revoke": { roles: owner, phases: all },
  "record.read": { roles: owner, phases: all },
  "player.export": { roles: owner, phases: ended },
  "playback.read": { roles: interviewers, phases: marking },
  "share.list": { roles: owner, phases: ended },
  "share.create": { roles: owner, phases: ended },
  "share.revoke": { roles: owner, phases: ended },
  "share.find": { roles: ["candidate"], phases: ended },
  "report.read": { roles: drawers, phases: ended },
  "report.draft": { roles: owner, phases: ended },
  "report.publish": { roles: owner, phases: ended },
  "report.withdraw": { roles: owner, phases: ended },
  "thread.begin": { roles: drawers, phases: ended },
  "thread.resolve": { roles: drawers, phases: ended },
  "thread.reopen": { roles: drawers, phases: ended },
  "comment.add": { roles: drawers, phases: ended },
  "comment.edit": { roles: drawers, phases: ended },
  "comment.delete": { roles: drawers, phases: ended },
  "board.read": { roles: everyone, phases: all },
  "board.write": { roles: drawers, phases: live },
  "board.awareness": { roles: everyone, phases: all },
} as const satisfies Record<string, { roles: readonly Role[]; phases: readonly Phase[] }>;

export type Action = keyof typeof POLICY;

/** Whether a participant of this role may do this action in this phase. Pure. */
export function can(role: Role, action: Action, phase: Phase): boolean {
  const rule: { roles: readonly Role[]; phases: readonly Phase[] } = POLICY[action];
  return rule.roles.includes(role) && rule.phases.includes(phase);
}

/** Whether the role may do this action in any phase: tells "not you" from "not now". */
export function canEver(role: Role, action: Action): boolean {
  const rule: { roles: readonly Role[] } = POLICY[action];
  return rule.roles.includes(role);
}
