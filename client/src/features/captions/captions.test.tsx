import { DEFAULT_OPTIONS } from "@casement/shared/session/plan-options";
import { act, screen, waitFor } from "@testing-library/react";
import { microphone } from "@/media/microphone";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { arrived, joined, plan, started, type Told } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { CaptionStrip } from "./caption-strip";
import { Captions } from "./captions";

/** The browser's recogniser, which hears what a test says. */
class FakeRecognition extends EventTarget {
  static installed = new Set<string>();
  static onDevice: "available" | "downloadable" | "unavailable" = "available";
  static made: FakeRecognition[] = [];
  static get current(): FakeRecognition | undefined {
    return FakeRecognition.made.filter(({ running }) => running).at(-1);
  }
  static available = async () => FakeRecognition.onDevice;
  static install = async ({ langs }: { langs: string[] }) => {
    for (const lang of langs) FakeRecognition.installed.add(lang);
    return true;
  };
  lang = "";
  processLocally = false;
  running = false;

  constructor() {
    super();
    FakeRecognition.made.push(this);
  }

  start(): void {
    this.running = true;
  }

  abort(): void {
    this.end();
  }

  end(): void {
    this.running = false;
    this.dispatchEvent(new Event("end"));
  }

  hear(transcript: string, isFinal: boolean): void {
    const results = [Object.assign([{ transcript }], { isFinal })];
    act(() => void this.dispatchEvent(Object.assign(new Event("result"), { resultIndex: 0, results })));
  }

  fault(error: string): void {
    act(() => void this.dispatchEvent(Object.assign(new Event("error"), { error })));
  }
}

/** jsdom has no sound. */
class SilentAudio extends EventTarget {
  readonly state = "running";
  createGain = () => ({ connect: () => undefined, gain: { value: 1 } });
  createAnalyser = () => ({ connect: () => undefined });
  createMediaStreamDestination = () => ({ stream: { getAudioTracks: () => [{}] } });
  resume = async () => undefined;
  suspend = async () => undefined;
}

const browser = window as unknown as Record<string, unknown>;
beforeEach(() => {
  Object.assign(FakeRecognition, { onDevice: "available", made: [], installed: new Set() });
  browser.SpeechRecognition = FakeRecognition;
  browser.AudioContext = SilentAudio;
});
afterEach(() => {
  microphone.setMuted(false);
  delete browser.SpeechRecognition;
});

const options = { ...DEFAULT_OPTIONS, recordSound: true, words: true };
const agreed: Told = ["ben", { kind: "consent.given", payload: { textVersion: "1", scope: "sound" } }, 30];

async function open(told: readonly Told[] = [agreed], planned = options) {
  const server = new SessionServer("ben", [
    ["ana", { ...plan, payload: { ...plan.payload, options: planned } }, 0],
    joined("ana", "owner"),
    joined("ben", "candidate"),
    arrived("ben"),
    started,
    ...told,
  ]);
  const page = renderIn(
    <InSession>
      <CaptionStrip />
      <Captions />
      <p>The room</p>
    </InSession>,
  );
  await screen.findByText("The room");
  return { ...page, server };
}

async function switchOn(told?: readonly Told[]) {
  const page = await open(told);
  await page.user.click(screen.getByRole("button", { name: "Captions" }));
  const caption = await screen.findByRole("switch", { name: "Caption my microphone" });
  await page.user.click(caption);
  return { ...page, caption };
}

const listening = () =>
  waitFor(() => {
    expect(FakeRecognition.current).toBeDefined();
    return FakeRecognition.current as FakeRecognition;
  }).then(() => FakeRecognition.current as FakeRecognition);

test("SND-95 captions are off until switched on, and recognise on the device alone", async () => {
  const { user, server } = await open();
  expect(FakeRecognition.made).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Captions" }));
  await user.click(await screen.findByRole("switch", { name: "Caption my microphone" }));
  const recognition = await listening();
  expect(recognition.processLocally).toBe(true);
  expect(screen.getByText("What you say is written down.")).toBeVisible();
  recognition.hear("hot ke", false);
  expect(screen.getByRole("region", { name: "Captions" })).toHaveTextContent("Ben hot ke");
  expect(server.sent).toEqual([]);
  recognition.hear("hot keys", true);
  await waitFor(() => expect(server.sent).toHaveLength(1));
  expect(server.sent[0]).toMatchObject({ name: "words.speak", payload: { text: "hot keys", source: "device" } });
});

test("SND-95 nothing is recognised while muted, and it goes on by itself when the recogniser ends", async () => {
  await switchOn();
  const first = await listening();
  act(() => microphone.setMuted(true));
  expect(FakeRecognition.current).toBeUndefined();
  expect(screen.getByText("Paused while you are muted.")).toBeVisible();
  act(() => microphone.setMuted(false));
  const second = await listening();
  expect(second).not.toBe(first);
  act(() => second.end());
  expect(await listening()).not.toBe(second);
});

test("SND-96 a language that is missing is fetched; where it cannot be recognised here, that is said", async () => {
  FakeRecognition.onDevice = "downloadable";
  const { user, caption } = await switchOn();
  const { lang } = await listening();
  expect([...FakeRecognition.installed]).toEqual([lang]);
  await user.click(caption);
  expect(FakeRecognition.current).toBeUndefined();
  FakeRecognition.onDevice = "unavailable";
  await user.click(caption);
  expect(await screen.findByText(/does not recognise this language on this device/)).toBeVisible();
  expect(FakeRecognition.current).toBeUndefined();
});

test("SND-96 a browser without a recogniser says so in one sentence, and offers no cloud", async () => {
  delete browser.SpeechRecognition;
  await switchOn();
  expect(await screen.findByText(/cannot recognise speech on this device. You can bring your words/)).toBeVisible();
  expect(screen.queryByRole("checkbox")).not.toBeInTheDocument();
});

test("SND-97 sound leaves the device only after a tick of its own, which no other page remembers", async () => {
  FakeRecognition.onDevice = "unavailable";
  const { user, server } = await switchOn();
  const consent = screen.getByRole("checkbox", { name: "Let my browser send my sound to its maker" });
  expect(consent).not.toBeChecked();
  expect(FakeRecognition.made).toEqual([]);
  await user.click(consent);
  const recognition = await listening();
  expect(recognition.processLocally).toBe(false);
  recognition.hear("by user", true);
  await waitFor(() => expect(server.sent[0]).toMatchObject({ payload: { source: "cloud" } }));
  await user.click(consent);
  await waitFor(() => expect(FakeRecognition.current).toBeUndefined());
  expect(JSON.stringify({ ...localStorage })).not.toMatch(/cloud|maker/);
});

test("SND-97 a browser that refuses is not asked again and again", async () => {
  await switchOn();
  (await listening()).fault("not-allowed");
  expect(screen.getByText(/does not let this page recognise speech/)).toBeVisible();
  expect(FakeRecognition.current).toBeUndefined();
});

test("SND-98 nobody captions without having agreed to the recording of their sound, nor after withdrawing", async () => {
  const { user, server } = await open([]);
  await user.click(screen.getByRole("button", { name: "Captions" }));
  const caption = await screen.findByRole("switch", { name: /^Caption my microphone/ });
  expect(caption).toBeDisabled();
  await server.happen(...agreed);
  await user.click(caption);
  await listening();
  await server.happen("ben", { kind: "consent.withdrawn", payload: { scope: "sound" } });
  expect(FakeRecognition.current).toBeUndefined();
});

test("SND-98 the room shows what others say, unless one switches that off", async () => {
  const { user, server } = await open();
  expect(screen.queryByRole("region", { name: "Captions" })).not.toBeInTheDocument();
  const now = Date.now();
  const lines = [{ id: "a1", from: now - 2_000, to: now, text: "How many writes?" }];
  await server.happen("ana", { kind: "words.spoken", payload: { speakerId: "ana", source: "device", lines } });
  expect(screen.getByRole("region", { name: "Captions" })).toHaveTextContent("Ana How many writes?");
  await user.click(screen.getByRole("button", { name: "Captions" }));
  await user.click(await screen.findByRole("switch", { name: "Show captions here" }));
  expect(screen.queryByRole("region", { name: "Captions" })).not.toBeInTheDocument();
});

test("SND-98 a session that was not planned to write words down has no captions", async () => {
  await open([agreed], { ...options, words: false });
  expect(screen.queryByRole("button", { name: "Captions" })).not.toBeInTheDocument();
});
