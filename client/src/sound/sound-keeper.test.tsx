import { waitFor } from "@testing-library/react";
import type { ChunkShelf, WaitingChunk } from "./chunk-shelf";
import { SoundKeeper } from "./sound-keeper";

/** The browser's recorder, which a test makes hand out what it recorded. */
class FakeMediaRecorder extends EventTarget {
  static readonly isTypeSupported = () => true;
  static made: FakeMediaRecorder | null = null;
  readonly state = "inactive";

  constructor() {
    super();
    FakeMediaRecorder.made = this;
  }

  start(): void {
    this.dispatchEvent(new Event("start"));
  }

  hand(arrayBuffer: () => Promise<ArrayBuffer>): void {
    this.dispatchEvent(Object.assign(new Event("dataavailable"), { data: { size: 1, arrayBuffer } }));
  }
}

class FakeDestination {
  readonly stream = {};
}

beforeEach(() => {
  Object.assign(globalThis, { MediaRecorder: FakeMediaRecorder, MediaStreamAudioDestinationNode: FakeDestination });
  const subtle = { digest: async () => new ArrayBuffer(32) };
  Object.defineProperty(crypto, "subtle", { value: subtle, configurable: true });
  const locks = { request: async (_name: string, _options: object, hold: () => Promise<void>) => hold() };
  Object.defineProperty(navigator, "locks", { value: locks, configurable: true });
});

const silence = { connect: () => undefined, disconnect: () => undefined } as unknown as AudioNode;

test("SND-21 a browser whose sound cannot be opened says so, lets the device go, and the interview goes on", async () => {
  let holds = 0;
  const keeper = new SoundKeeper({
    sessionId: "s",
    participantId: "p",
    serverNow: () => 0,
    microphone: {
      hold: () => {
        holds += 1;
        return () => {
          holds -= 1;
        };
      },
      get context(): AudioContext {
        throw new DOMException("no", "NotSupportedError");
      },
      output: silence,
    },
    shelf: { list: async () => [] } as unknown as ChunkShelf,
    send: async () => undefined,
  });
  expect(() => keeper.want(true)).not.toThrow();
  expect(keeper.store.getState().recorder).toBe("unsupported");
  expect(holds).toBe(0);
  keeper.want(false);
  expect(keeper.store.getState().recorder).toBe("off");
  await keeper.close();
});

test("SND-21 a piece that cannot be read is told of, and those after it are kept", async () => {
  const context = Object.assign(new EventTarget(), {
    state: "running",
    currentTime: 0,
  });
  const kept: number[] = [];
  const keeper = new SoundKeeper({
    sessionId: "s",
    participantId: "p",
    serverNow: () => 0,
    microphone: {
      hold: () => () => undefined,
      context: context as unknown as AudioContext,
      output: silence,
    },
    shelf: {
      list: async () => [],
      put: async ({ index }: WaitingChunk) => {
        kept.push(index);
      },
    } as unknown as ChunkShelf,
    send: async () => undefined,
  });
  keeper.want(true);
  context.currentTime = 5;
  FakeMediaRecorder.made?.hand(() => Promise.reject(new DOMException("gone", "NotReadableError")));
  context.currentTime = 10;
  FakeMediaRecorder.made?.hand(async () => new ArrayBuffer(1));
  await waitFor(() => expect(kept).toEqual([1]));
  expect(keeper.store.getState().lost).toBe(1);
  await keeper.close();
});
