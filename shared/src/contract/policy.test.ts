import { phaseSchema } from "../session/phase.js";
import { roleSchema } from "../session/role.js";
import { ROUTES } from "./http/routes.js";
import { type Action, can, canEver, POLICY } from "./policy.js";

const roles = roleSchema.options;
const phases = phaseSchema.options;
const actions = Object.keys(POLICY) as Action[];

/** What each role may do; anything not listed is refused. p planned, l live, e ended. */
const ALLOWED: Record<Action, Partial<Record<(typeof roles)[number], string>>> = {
  "session.read": { owner: "ple", interviewer: "ple", candidate: "ple", observer: "ple" },
  "session.resync": { owner: "ple", interviewer: "ple", candidate: "ple", observer: "ple" },
  "clock.sync": { owner: "ple", interviewer: "ple", candidate: "ple", observer: "ple" },
  "call.join": { owner: "ple", interviewer: "ple", candidate: "ple", observer: "ple" },
  "call.leave": { owner: "ple", interviewer: "ple", candidate: "ple", observer: "ple" },
  "call.show": { owner: "ple", interviewer: "ple", candidate: "ple", observer: "ple" },
  "call.signal": { owner: "ple", interviewer: "ple", candidate: "ple", observer: "ple" },
  "call.read": { owner: "ple", interviewer: "ple", candidate: "ple", observer: "ple" },
  "session.edit": { owner: "p" },
  "session.delete": { owner: "pe" },
  "session.duplicate": { owner: "ple" },
  "session.branch": { owner: "e", interviewer: "e" },
  "session.start": { owner: "p", interviewer: "p" },
  "session.end": { owner: "l", interviewer: "l" },
  "step.enter": { owner: "l", interviewer: "l" },
  "step.extend": { owner: "l", interviewer: "l" },
  "step.shorten": { owner: "l", interviewer: "l" },
  "timer.pause": { owner: "l", interviewer: "l" },
  "timer.resume": { owner: "l", interviewer: "l" },
  "timer.undo": { owner: "l", interviewer: "l" },
  "note.add": { owner: "ple", interviewer: "ple" },
  "note.edit": { owner: "ple", interviewer: "ple" },
  "note.delete": { owner: "ple", interviewer: "ple" },
  "question.mark": { owner: "l", interviewer: "l" },
  "hint.reveal": { owner: "l", interviewer: "l" },
  "hint.take": { owner: "l" },
  "check.reveal": { owner: "l", interviewer: "l" },
  "score.set": { owner: "le", interviewer: "le", observer: "le" },
  "evidence.pin": { owner: "le", interviewer: "le", observer: "le" },
  "evidence.unpin": { owner: "le", interviewer: "le", observer: "le" },
  "scorecard.recommend": { owner: "le", interviewer: "le", observer: "le" },
  "scorecard.submit": { owner: "le", interviewer: "le", observer: "le" },
  "debrief.open": { owner: "e" },
  "debrief.remark": { owner: "e", interviewer: "e" },
  "consensus.set": { owner: "e", interviewer: "e" },
  "decision.make": { owner: "e", interviewer: "e" },
  "shadow.seat": { owner: "ple" },
  "chat.send": { owner: "pl", interviewer: "pl", candidate: "pl" },
  "words.speak": { owner: "le", interviewer: "le", candidate: "le" },
  "words.correct": { owner: "le", interviewer: "le", candidate: "le" },
  "words.drop": { owner: "e", interviewer: "e", candidate: "e" },
  "words.import": { owner: "e", interviewer: "e", candidate: "e" },
  "consent.give": { owner: "pl", interviewer: "pl", candidate: "pl", observer: "pl" },
  "consent.refuse": { owner: "pl", interviewer: "pl", candidate: "pl", observer: "pl" },
  "consent.withdraw": { owner: "ple", interviewer: "ple", candidate: "ple", observer: "ple" },
  "device.admit": { owner: "ple" },
  "device.refuse": { owner: "ple" },
  "participant.remove": { owner: "ple" },
  "invite.list": { owner: "ple" },
  "invite.create": { owner: "pl" },
  "invite.return": { owner: "ple" },
  "return.own": { interviewer: "e", candidate: "e" },
  "invite.revoke": { owner: "ple" },
  "record.read": { owner: "ple" },
  "decision.read": { owner: "e", interviewer: "e" },
  "player.export": { owner: "e" },
  "playback.read": { owner: "le", interviewer: "le" },
  "share.list": { owner: "e" },
  "share.create": { owner: "e" },
  "share.revoke": { owner: "e" },
  "case.manage": { owner: "e" },
  "training.ask": { owner: "e" },
  "training.release": { owner: "e", interviewer: "e", candidate: "e" },
  "training.withdraw": { owner: "e", interviewer: "e", candidate: "e" },
  "share.find": { candidate: "e" },
  "report.read": { owner: "e", interviewer: "e", candidate: "e" },
  "report.draft": { owner: "e" },
  "report.publish": { owner: "e" },
  "report.withdraw": { owner: "e" },
  "thread.begin": { owner: "e", interviewer: "e", candidate: "e" },
  "thread.resolve": { owner: "e", interviewer: "e", candidate: "e" },
  "thread.reopen": { owner: "e", interviewer: "e", candidate: "e" },
  "comment.add": { owner: "e", interviewer: "e", candidate: "e" },
  "comment.edit": { owner: "e", interviewer: "e", candidate: "e" },
  "comment.delete": { owner: "e", interviewer: "e", candidate: "e" },
  "board.read": { owner: "ple", interviewer: "ple", candidate: "ple", observer: "ple" },
  "board.write": { owner: "l", interviewer: "l", candidate: "l" },
  "sound.send": { owner: "le", interviewer: "le", candidate: "le" },
  "board.awareness": { owner: "ple", interviewer: "ple", candidate: "ple", observer: "ple" },
};

describe("policy", () => {
  test.each(actions)("SEC-1 %s: every role in every phase", (action) => {
    for (const role of roles) {
      const allowed = ALLOWED[action][role] ?? "";
      expect([role, canEver(role, action)]).toEqual([role, allowed !== ""]);
      for (const phase of phases)
        expect([role, phase, can(role, action, phase)]).toEqual([role, phase, allowed.includes(phase.charAt(0))]);
    }
  });

  test.each(Object.entries(ROUTES))("SEC-2 the route %s names who may call it", (_name, { access, path }) => {
    if (["public", "sign-in", "account", "administrator"].includes(access))
      return expect(path).not.toContain("/sessions/:id");
    if (access === "removed") return expect(path).toContain("/sessions/:id");
    if (access === "share") return expect(path).toContain("/shares/:shareId");
    expect(POLICY).toHaveProperty([access]);
    expect(path).toContain("/sessions/:id");
  });
});
