import type { Phase } from "../session/phase.js";
import type { Role } from "../session/role.js";
import { COMMANDS, type CommandName } from "./commands.js";
import {
  all,
  drawers,
  ended,
  everyone,
  interviewers,
  live,
  marking,
  open,
  owner,
  planned,
  type Rule,
} from "./who-when.js";

/** What people do in a session without a command: by a route, or on the board's socket. */
const OTHER_ACTIONS = {
  "session.read": { roles: everyone, phases: all },
  "session.edit": { roles: owner, phases: planned },
  "session.delete": { roles: owner, phases: ["planned", "ended"] },
  "session.duplicate": { roles: owner, phases: all },
  "session.branch": { roles: interviewers, phases: ended },
  "invite.list": { roles: owner, phases: all },
  "invite.create": { roles: owner, phases: open },
  "invite.return": { roles: owner, phases: all },
  /** Coming back to the page of an ended session by a link of one's own. */
  "return.own": { roles: ["interviewer", "candidate"], phases: ended },
  "invite.revoke": { roles: owner, phases: all },
  "record.read": { roles: owner, phases: all },
  "decision.read": { roles: interviewers, phases: ended },
  "player.export": { roles: owner, phases: ended },
  "playback.read": { roles: interviewers, phases: marking },
  "share.list": { roles: owner, phases: ended },
  "share.create": { roles: owner, phases: ended },
  "share.revoke": { roles: owner, phases: ended },
  /** The case that is made of the recording: its experts, publishing, taking it back. */
  "case.manage": { roles: owner, phases: ended },
  "share.find": { roles: ["candidate"], phases: ended },
  "report.read": { roles: drawers, phases: ended },
  /** Reading the servers through which a call connects. */
  "call.read": { roles: everyone, phases: all },
  "board.read": { roles: everyone, phases: all },
  "board.write": { roles: drawers, phases: live },
  "board.awareness": { roles: everyone, phases: all },
  /** After the end comes what was said before and could not be sent. */
  "sound.send": { roles: drawers, phases: marking },
  "words.import": { roles: drawers, phases: ended },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof OTHER_ACTIONS | CommandName;

/** Who may do what in a session and when: each command says it itself. An action that is not here does not exist. */
export const POLICY: Readonly<Record<Action, Rule>> = { ...OTHER_ACTIONS, ...COMMANDS };

/** Whether a participant of this role may do this action in this phase. Pure. */
export function can(role: Role, action: Action, phase: Phase): boolean {
  return canEver(role, action) && POLICY[action].phases.includes(phase);
}

/** Whether the role may do this action in any phase: tells "not you" from "not now". */
export function canEver(role: Role, action: Action): boolean {
  return POLICY[action].roles.includes(role);
}
