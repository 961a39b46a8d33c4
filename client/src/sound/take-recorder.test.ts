import { type RecordedChunk, TakeRecorder } from "./take-recorder";

/** The browser's recorder, which a test makes begin and hand out what it recorded. */
class FakeMediaRecorder extends EventTarget {
  static made: FakeMediaRecorder | null = null;
  state = "inactive";

  constructor() {
    super();
    FakeMediaRecorder.made = this;
  }

  start(): void {
    this.state = "recording";
    this.dispatchEvent(new Event("start"));
  }

  hand(bytes: number): void {
    this.dispatchEvent(Object.assign(new Event("dataavailable"), { data: { size: bytes } }));
  }
}

class FakeDestination {
  readonly stream = {};
}

beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(globalThis, { MediaRecorder: FakeMediaRecorder, MediaStreamAudioDestinationNode: FakeDestination });
});
afterEach(() => jest.useRealTimers());

test("SND-20 of sound that stood still for minutes the looks at the clocks tell when, and do not pile up", () => {
  const context = { currentTime: 0 };
  const chunks: RecordedChunk[] = [];
  const begun = Date.now();
  const take = new TakeRecorder({
    context: context as unknown as AudioContext,
    output: { connect: () => undefined, disconnect: () => undefined } as unknown as AudioNode,
    // What is taken off for the way into the graph is added here.
    serverNow: () => Date.now() - begun + 25,
    onChunk: (chunk) => chunks.push(chunk),
    onFault: () => undefined,
  });
  expect(take).toBeDefined();
  jest.advanceTimersByTime(300_000);
  context.currentTime = 5;
  jest.advanceTimersByTime(5_000);
  FakeMediaRecorder.made?.hand(20_000);
  const [chunk] = chunks;
  expect([chunk?.from, chunk?.to]).toEqual([0, 5_000]);
  expect(chunk?.clock.filter(({ mediaMs }) => mediaMs === 0).map(({ serverMs }) => serverMs)).toEqual([0, 300_000]);
  expect(chunk?.clock.length).toBeLessThanOrEqual(4);
});
