import { AppError } from "@casement/shared/contract/errors";
import { DEFAULT_OPTIONS } from "@casement/shared/session/plan-options";
import { CONSENT_TEXT_VERSION } from "@casement/shared/session/session";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import { applyEvent, foldEvents } from "@casement/shared/session-log/fold";
import type { SessionState } from "@casement/shared/session-log/state";
import { sampleRecord } from "@casement/shared/testing/sample-record";
import type { Actor } from "./actor.js";
import { decideGiveConsent, decideRefuseConsent, decideWithdrawConsent } from "./decide-people.js";

const sample = foldEvents(sampleRecord);
const recording: SessionState =
  sample.plan === null
    ? sample
    : { ...sample, plan: { ...sample.plan, options: { ...DEFAULT_OPTIONS, recordSound: true } } };
const candidate: Actor = { participantId: "candidate", role: "candidate" };
const textVersion = CONSENT_TEXT_VERSION;
const scope = "sound";

let at = 10_000_000;
function after(state: SessionState, facts: readonly Fact[]): SessionState {
  at += 1_000;
  return facts.reduce((next, fact) => applyEvent(next, { ...fact, at, actor: "candidate" }), state);
}
const give = (state: SessionState) => after(state, decideGiveConsent(state, candidate, { textVersion, scope }));
const withdraw = (state: SessionState, erase: boolean) =>
  after(state, decideWithdrawConsent(state, candidate, { scope, erase }));
const soundOf = (state: SessionState) => state.participants.candidate?.sound;

test("SND-3 agreeing to sound says nothing about the board, and neither does refusing it", () => {
  const { consent } = recording.participants.candidate ?? {};
  const agreed = give(recording);
  expect(soundOf(agreed)).toMatchObject({
    agreed: { textVersion },
    refusedAt: null,
    periods: [{ from: at, to: null }],
  });
  expect(agreed.participants.candidate?.consent).toEqual(consent);
  expect(decideGiveConsent(agreed, candidate, { textVersion, scope })).toEqual([]);
  const refused = after(recording, decideRefuseConsent(recording, candidate, { scope }));
  expect(soundOf(refused)).toMatchObject({ agreed: null, refusedAt: at, periods: [] });
  expect(refused.participants.candidate).toMatchObject({
    consent,
    refusedAt: recording.participants.candidate?.refusedAt,
  });
  expect(decideRefuseConsent(refused, candidate, { scope })).toEqual([]);
  expect(() => decideRefuseConsent(agreed, candidate, { scope })).toThrow(AppError);
});

test("SND-3 nobody agrees where no sound is recorded, to another text, or as an observer", () => {
  const code = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      return error instanceof AppError ? error.code : error;
    }
  };
  expect(code(() => decideGiveConsent(sample, candidate, { textVersion, scope }))).toBe("CONFLICT");
  expect(code(() => decideGiveConsent(recording, candidate, { textVersion: "2027-01", scope }))).toBe("CONFLICT");
  const observer: Actor = { participantId: "observer", role: "observer" };
  expect(code(() => decideGiveConsent(recording, observer, { textVersion, scope }))).toBe("FORBIDDEN");
});

test("SND-4 withdrawing ends the recording of one's sound, and by choice forgets all of it", () => {
  const agreed = give(recording);
  const from = at;
  const ended = withdraw(agreed, false);
  expect(soundOf(ended)).toMatchObject({ agreed: null, refusedAt: at, periods: [{ from, to: at }], erasedAt: null });
  expect(decideWithdrawConsent(ended, candidate, { scope, erase: false })).toEqual([]);
  const again = give(ended);
  expect(soundOf(again)?.periods).toHaveLength(2);
  const erased = withdraw(again, true);
  expect(soundOf(erased)).toMatchObject({ agreed: null, periods: [], erasedAt: at });
  expect(decideWithdrawConsent(erased, candidate, { scope, erase: true })).toEqual([]);
  // What was kept after a first withdrawal can still be erased.
  expect(soundOf(withdraw(ended, true))?.periods).toEqual([]);
});
