import { DEFAULT_OPTIONS } from "@casement/shared/session/plan-options";
import { SESSION_CAPS } from "@casement/shared/session/session-caps";
import { foldEvents } from "@casement/shared/session-log/fold";
import type { SessionState } from "@casement/shared/session-log/state";
import type { SpokenLine } from "@casement/shared/session-log/words/spoken-line";
import { sampleRecord } from "@casement/shared/testing/sample-record";
import { decideCorrectWords } from "./decide-words.js";

const LENGTH = 2_000;
const text = (sign: string) => sign.repeat(LENGTH);
const candidate = { participantId: "candidate", role: "candidate" } as const;
const sample = foldEvents(sampleRecord);

/** Lines of 2000 characters, each corrected so many times. */
function saidWith(lines: number, corrections: number): SessionState {
  const history = Array.from({ length: corrections }, (_, at) => ({ at, actor: "candidate", text: text("h") }));
  const all = Array.from(
    { length: lines },
    (_, index): SpokenLine => ({
      id: `line-${index}`,
      from: index,
      to: index + 1,
      text: text("a"),
      history,
      speakerId: "candidate",
      source: "device",
      broughtBy: null,
    }),
  );
  const options = { ...DEFAULT_OPTIONS, recordSound: true, words: true };
  return { ...sample, plan: sample.plan && { ...sample.plan, options }, lines: all };
}
const correct = (state: SessionState, to: string) =>
  decideCorrectWords(state, candidate, { lineId: "line-0", text: to }).length;

test("SND-87 what corrections replaced counts towards the characters that a session keeps of somebody", () => {
  const full = SESSION_CAPS.wordsLengthEach / LENGTH;
  expect(correct(saidWith(full / 3, 1), text("b"))).toBe(1);
  expect(() => correct(saidWith(full / 3, 3), text("b"))).toThrow("A session keeps at most 600,000 characters");
});

test("SND-87 who is at the limit can still correct a line, but not make it longer", () => {
  const full = saidWith(SESSION_CAPS.wordsLengthEach / LENGTH, 0);
  expect(correct(full, text("b"))).toBe(1);
  expect(() => correct(full, `${text("b")}b`)).toThrow("A session keeps at most 600,000 characters");
});
