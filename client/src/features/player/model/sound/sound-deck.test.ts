import { NO_DIFF } from "@casement/shared/document/replay/board-diff";
import { Player } from "../player";
import { type Audio, SoundDeck } from "./sound-deck";

/** An audio element whose sound moves when it is told to. */
class FakeAudio implements Audio {
  currentTime = 0;
  paused = true;
  seeking = false;
  readyState = 4;
  playbackRate = 1;
  preservesPitch = false;
  volume = 1;
  src = "";
  preload = "auto" as const;
  refuses = false;

  async play(): Promise<void> {
    if (this.refuses) throw new DOMException("no", "NotAllowedError");
    this.paused = false;
  }

  pause(): void {
    this.paused = true;
  }

  addEventListener(): void {}
  removeAttribute(): void {}
}

/** A frame comes when the test says so. */
const frames = new Map<number, FrameRequestCallback>();
let [now, lastFrame] = [1_000, 0];
beforeEach(() => {
  frames.clear();
  globalThis.requestAnimationFrame = (call) => {
    lastFrame += 1;
    frames.set(lastFrame, call);
    return lastFrame;
  };
  globalThis.cancelAnimationFrame = (id) => void frames.delete(id);
});

const wholly = (from: number, to: number) => [{ mediaFrom: 0, mediaTo: to - from, serverFrom: from, serverTo: to }];

/** A minute of recording; Ana's sound is there throughout, Ben's from the tenth second on. */
function open() {
  const player = new Player({
    playback: {
      seek: async () => ({ kind: "board", rows: NO_DIFF.rows, board: NO_DIFF }),
      changeNear: async () => null,
    },
    durationMs: 60_000,
    idle: [],
    startT: 0,
    skipsIdle: true,
    remarkId: null,
    now: () => now,
  });
  const audios: FakeAudio[] = [];
  const take = (id: string, from: number) => ({
    id,
    participantId: id,
    durationMs: 60_000 - from,
    map: wholly(from, 60_000),
  });
  const deck = new SoundDeck(player, {
    takes: [take("ana", 0), take("ben", 10_000)],
    addressOf: (id) => `/takes/${id}`,
    createAudio: () => {
      const audio = new FakeAudio();
      audios.push(audio);
      return audio;
    },
    now: () => now,
  });
  const [ana, ben] = audios as [FakeAudio, FakeAudio];
  /** Lets time pass; Ana's sound moves by `soundMs` of it. */
  const frame = async (ms: number, soundMs = ms) => {
    now += ms;
    if (!ana.paused) ana.currentTime += soundMs / 1_000;
    const due = [...frames.values()];
    frames.clear();
    for (const call of due) call(now);
    await Promise.resolve();
  };
  return { player, deck, ana, ben, frame, t: () => player.store.getState().t };
}

test("SND-30 while sound plays it leads the playhead", async () => {
  const { player, ana, frame, t } = open();
  player.play();
  await frame(16);
  expect(ana.paused).toBe(false);
  for (let count = 0; count < 50; count += 1) await frame(16, 12);
  expect(Math.abs(t() - ana.currentTime * 1_000)).toBeLessThan(20);
});

test("SND-30 sound that is still on its way is waited for, but not for long", async () => {
  const { player, ana, frame, t } = open();
  player.play();
  await frame(16);
  ana.readyState = 1;
  const before = t();
  for (let count = 0; count < 20; count += 1) await frame(50, 0);
  expect(t()).toBe(before);
  for (let count = 0; count < 40; count += 1) await frame(50, 0);
  expect(t()).toBeGreaterThan(before + 500);
});

test("SND-30 each take sounds where its clock map has it, and after a seek at once", async () => {
  const { player, ana, ben, frame } = open();
  player.play();
  await frame(16);
  expect([ana.paused, ben.paused]).toEqual([false, true]);
  player.seek(30_000);
  expect(ana.currentTime).toBeCloseTo(30, 3);
  expect([ben.paused, ben.currentTime]).toEqual([false, 20]);
  ben.currentTime = 20.15;
  await frame(16);
  expect(ben.playbackRate).toBeCloseTo(0.97, 5);
  ben.currentTime = 21;
  await frame(16);
  expect(ben.currentTime).toBeLessThan(20.2);
  player.pause();
  expect([ana.paused, ben.paused]).toEqual([true, true]);
});

test("SND-33 pitch is kept, the speed follows, and above 4x there is no sound while the board goes on", async () => {
  const { player, ana, frame, t } = open();
  player.setRate(2);
  player.play();
  await frame(16);
  expect([ana.preservesPitch, ana.playbackRate, ana.paused]).toEqual([true, 2, false]);
  player.setRate(8);
  expect(ana.paused).toBe(true);
  const before = t();
  await frame(100);
  expect(t() - before).toBe(800);
});

test("SND-33 each person has a volume, can be muted, and be heard alone", async () => {
  const { player, deck, ana, ben, frame } = open();
  player.seek(20_000);
  player.play();
  await frame(16);
  deck.setVolume("ana", 0.4);
  expect(ana.volume).toBe(0.4);
  deck.toggleMuted("ana");
  expect([ana.paused, ben.paused]).toEqual([true, false]);
  deck.setSolo("ana");
  expect([ana.paused, ben.paused]).toEqual([false, true]);
  deck.setSolo(null);
  deck.toggleMuted("ana");
  expect([ana.paused, ben.paused]).toEqual([false, false]);
});

test("SND-33 a browser that plays no sound yet is said, and the board plays on", async () => {
  const { player, deck, ana, frame, t } = open();
  ana.refuses = true;
  player.play();
  await frame(16);
  await Promise.resolve();
  expect(deck.store.getState().blocked).toBe(true);
  const before = t();
  await frame(100);
  expect(t()).toBeGreaterThan(before);
});
