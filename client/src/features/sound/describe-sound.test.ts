import { NO_SOUND_CONSENT } from "@casement/shared/session-log/state";
import type { SoundView } from "@/sound/sound-keeper";
import { describeSound, type SoundFacts } from "./describe-sound";

const VIEW: SoundView = {
  recorder: "recording",
  unshelved: 0,
  lost: 0,
  waiting: 0,
  trouble: null,
  refused: 0,
  refusedBy: null,
};
const agreed = { ...NO_SOUND_CONSENT, agreed: { textVersion: "2", at: 1 } };
const facts = (view: Partial<SoundView>, more: Partial<SoundFacts> = {}): SoundFacts => ({
  view: { ...VIEW, ...view },
  consent: agreed,
  microphone: { kind: "open", deviceId: "d", label: "built in" },
  isMuted: false,
  isDeviceMuted: false,
  ...more,
});
const failed = { kind: "failed", fault: "busy" } as const;

test.each([
  ["all is on the server", facts({}), "saved", /on the server/],
  ["a chunk is on its way", facts({ waiting: 1 }), "saved", /on the server/],
  ["muted", facts({}, { isMuted: true }), "saved", /silence is recorded/],
  ["the server is away", facts({ waiting: 7, trouble: "OFFLINE" }), "waiting", /7 pieces .* this browser, also when/],
  ["the disk is full", facts({ waiting: 1, trouble: "DISK_FULL" }), "waiting", /disk is full/],
  ["the browser keeps nothing", facts({ waiting: 7, unshelved: 7 }), "waiting", /this page alone/],
  ["the microphone is held by another program", facts({}, { microphone: failed }), "fault", /Another program/],
  ["the browser asks for the microphone", facts({}, { microphone: { kind: "opening" } }), "fault", /allow it/],
  ["the microphone is not open", facts({}, { microphone: { kind: "closed" } }), "fault", /not recorded/],
  ["the device's own switch mutes it", facts({}, { isDeviceMuted: true }), "fault", /its own switch/],
  ["a piece was refused", facts({ refused: 1, refusedBy: "VALIDATION" }), "fault", /1 piece .* is lost/],
  ["the browser lost some", facts({ lost: 2 }), "fault", /2 pieces .* are lost/],
  ["one piece waits", facts({ waiting: 1, trouble: "OFFLINE" }), "waiting", /1 piece .* waits in .* has it\./],
  ["another tab records", facts({ recorder: "elsewhere" }), "fault", /Another tab/],
  ["the page was never clicked", facts({ recorder: "blocked" }), "fault", /Click anywhere/],
  ["the browser cannot record", facts({ recorder: "unsupported" }), "fault", /cannot record/],
  ["the session's room is used up", facts({ refused: 1, refusedBy: "SOUND_FULL" }), "fault", /used up/],
  ["nothing was agreed to", facts({ recorder: "off" }, { consent: NO_SOUND_CONSENT }), "off", /not agreed/],
  [
    "stopped while some still waits",
    facts({ recorder: "off", waiting: 3 }, { consent: NO_SOUND_CONSENT }),
    "waiting",
    /3 pieces/,
  ],
] as const)("SND-21 the badge when %s", (_when, given, state, words) => {
  const described = describeSound(given);
  expect(described.state).toBe(state);
  expect(described.full).toMatch(words);
});
