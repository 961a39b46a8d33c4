import type { MediaBrowser } from "./media-browser";
import { Microphone } from "./microphone";

/** A device's track, which a test can unplug. */
class FakeTrack extends EventTarget {
  readonly kind = "audio";
  readyState = "live";
  muted = false;

  constructor(
    readonly label: string,
    readonly deviceId: string,
  ) {
    super();
  }

  getSettings = () => ({ deviceId: this.deviceId });

  stop(): void {
    this.readyState = "ended";
  }

  /** By the device's own switch, or by the computer. */
  mute(muted: boolean): void {
    this.muted = muted;
    this.dispatchEvent(new Event(muted ? "mute" : "unmute"));
  }

  unplug(): void {
    this.readyState = "ended";
    this.dispatchEvent(new Event("ended"));
  }
}

/** A browser with these microphones; the first is its default. */
function fakeBrowser(names: string[]) {
  const changed = new Set<() => void>();
  const gestures = new Set<() => void>();
  const audio = Object.assign(new EventTarget(), { state: "suspended", mayRun: true });
  /** The device of each node that was made, until it is disconnected. */
  const heard: string[] = [];
  const counts = { nodes: 0 };
  const setState = (state: string) => {
    audio.state = state;
    audio.dispatchEvent(new Event("statechange"));
  };
  const opened: FakeTrack[] = [];
  let refusal: string | null = null;
  const gains: { value: number }[] = [];
  const out = new FakeTrack("sum", "sum");
  const node = () => ({ connect: () => undefined, disconnect: () => undefined });
  const streamOf = (track: FakeTrack) => ({ getAudioTracks: () => [track], getTracks: () => [track] });
  const sourceOf = (stream: { getAudioTracks: () => FakeTrack[] }) => {
    const label = stream.getAudioTracks()[0]?.label ?? "";
    heard.push(label);
    counts.nodes += 1;
    return { ...node(), disconnect: () => heard.splice(heard.indexOf(label), 1) };
  };
  const createAudio = () => ({
    addEventListener: audio.addEventListener.bind(audio),
    createGain: () => {
      const gain = { value: 1 };
      gains.push(gain);
      return { ...node(), gain };
    },
    createAnalyser: node,
    createMediaStreamDestination: () => ({ ...node(), stream: streamOf(out) }),
    createMediaStreamSource: sourceOf,
    get state() {
      return audio.state;
    },
    resume: async () => {
      if (audio.mayRun) setState("running");
    },
    suspend: async () => setState("suspended"),
  });
  const open = async ({ audio }: MediaStreamConstraints) => {
    if (refusal !== null) throw new DOMException("no", refusal);
    const wanted = (audio as { deviceId?: { exact: string } }).deviceId?.exact ?? names[0];
    const name = names.find((one) => one === wanted);
    if (name === undefined)
      throw new DOMException("no", wanted === undefined ? "NotFoundError" : "OverconstrainedError");
    const track = new FakeTrack(name, name);
    opened.push(track);
    return streamOf(track);
  };
  const browser = {
    open,
    listDevices: async () => [],
    createAudio,
    onDeviceChange: (call: () => void) => {
      changed.add(call);
      return () => changed.delete(call);
    },
    onGesture: (call: () => void) => {
      gestures.add(call);
      return () => gestures.delete(call);
    },
  } as unknown as MediaBrowser;
  return {
    browser,
    names,
    opened,
    out,
    gains,
    audio,
    heard,
    counts,
    setState,
    gestures,
    watchers: changed,
    refuse: (name: string | null) => {
      refusal = name;
    },
    change: () => changed.forEach((call) => void call()),
  };
}

/** Resolves once the microphone's view holds. */
function until(microphone: Microphone, holds: (view: ReturnType<Microphone["store"]["getState"]>) => boolean) {
  return new Promise<void>((resolve) => {
    const look = () => holds(microphone.store.getState()) && resolve();
    microphone.store.subscribe(look);
    look();
  });
}

const isOpen = (name: string) => (view: ReturnType<Microphone["store"]["getState"]>) =>
  view.stage.kind === "open" && view.stage.label === name;

test("CAL-1 the track that leaves the microphone stays the same when devices are chosen or unplugged", async () => {
  const fake = fakeBrowser(["built in", "headset"]);
  const microphone = new Microphone(fake.browser);
  const release = microphone.hold();
  await until(microphone, isOpen("built in"));
  const { track } = microphone;
  microphone.choose("headset");
  await until(microphone, isOpen("headset"));
  expect(fake.opened[0]?.readyState).toBe("ended");
  fake.names.splice(1, 1);
  fake.opened[1]?.unplug();
  await until(microphone, isOpen("built in"));
  expect(microphone.store.getState().notice).toEqual({ kind: "lost", label: "headset" });
  expect(microphone.track).toBe(track);
  release();
  expect(fake.opened.map(({ readyState }) => readyState)).toEqual(["ended", "ended", "ended"]);
  expect(fake.watchers.size).toBe(0);
});

test("CAL-1 muting silences what leaves, lasts over a change of device, and the device is let go with the last hold", async () => {
  const fake = fakeBrowser(["built in", "headset"]);
  const microphone = new Microphone(fake.browser);
  const releases = [microphone.hold(), microphone.hold()];
  await until(microphone, isOpen("built in"));
  microphone.setMuted(true);
  microphone.choose("headset");
  await until(microphone, isOpen("headset"));
  expect(fake.gains).toEqual([{ value: 0 }]);
  releases[0]?.();
  releases[0]?.();
  expect(microphone.store.getState().stage.kind).toBe("open");
  releases[1]?.();
  expect(microphone.store.getState().stage.kind).toBe("closed");
});

test("CAL-2 a device that is refused, busy or absent says which, and is tried again when one comes", async () => {
  const fake = fakeBrowser([]);
  const microphone = new Microphone(fake.browser);
  microphone.hold();
  await until(microphone, ({ stage }) => stage.kind === "failed" && stage.fault === "absent");
  fake.names.push("headset");
  fake.change();
  await until(microphone, isOpen("headset"));
  fake.refuse("NotReadableError");
  microphone.choose("other");
  await until(microphone, ({ notice }) => notice?.kind === "unavailable" && notice.fault === "busy");
  expect(microphone.store.getState().stage.kind).toBe("open");
  fake.refuse("NotAllowedError");
  fake.opened[0]?.unplug();
  await until(microphone, ({ stage }) => stage.kind === "failed" && stage.fault === "refused");
  fake.refuse(null);
  fake.change();
  expect(microphone.store.getState().stage.kind).toBe("failed");
  microphone.retry();
  await until(microphone, isOpen("headset"));
});

test("CAL-1 what the browser holds back goes on at the first click, and waits again once nobody holds the device", async () => {
  const fake = fakeBrowser(["built in"]);
  fake.audio.mayRun = false;
  const microphone = new Microphone(fake.browser);
  const release = microphone.hold();
  await until(microphone, isOpen("built in"));
  expect(fake.audio.state).toBe("suspended");
  fake.audio.mayRun = true;
  for (const click of fake.gestures) click();
  expect(fake.audio.state).toBe("running");
  release();
  expect([fake.audio.state, fake.gestures.size]).toEqual(["suspended", 0]);
});

test("CAL-1 after a stall the device is heard afresh, once, so that what waited meanwhile delays nothing", async () => {
  const fake = fakeBrowser(["built in"]);
  const microphone = new Microphone(fake.browser);
  const release = microphone.hold();
  await until(microphone, isOpen("built in"));
  expect(fake.heard).toEqual(["built in"]);
  const { nodes } = fake.counts;
  fake.setState("interrupted");
  fake.setState("running");
  expect(fake.counts.nodes).toBe(nodes + 1);
  expect(fake.heard).toEqual(["built in"]);
  release();
  expect(fake.heard).toEqual([]);
});

test("CAL-2 a device that its own switch or the computer mutes says so", async () => {
  const fake = fakeBrowser(["built in", "headset"]);
  const microphone = new Microphone(fake.browser);
  microphone.hold();
  await until(microphone, isOpen("built in"));
  expect(microphone.store.getState().isDeviceMuted).toBe(false);
  fake.opened[0]?.mute(true);
  expect(microphone.store.getState().isDeviceMuted).toBe(true);
  fake.opened[0]?.mute(false);
  expect(microphone.store.getState().isDeviceMuted).toBe(false);
  fake.opened[0]?.mute(true);
  microphone.choose("headset");
  await until(microphone, isOpen("headset"));
  expect(microphone.store.getState().isDeviceMuted).toBe(false);
  fake.opened[0]?.mute(true);
  expect(microphone.store.getState().isDeviceMuted).toBe(false);
});
