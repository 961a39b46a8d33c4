import { encodeLoudness, LOUDNESS_MS, NO_SOUND } from "@casement/shared/sound/loudness-codec";
import loadFvad from "@echogarden/fvad-wasm";
import { OpusDecoder } from "opus-decoder";

/** Enough to hear whether somebody speaks. */
const SAMPLE_RATE = 16_000;
const WINDOW = (SAMPLE_RATE * LOUDNESS_MS) / 1_000;
/** The detector's strictness, 0 to 3: noise of a room is no voice, and neither is a keyboard. */
const STRICTNESS = 3;
/** Quieter than this nobody speaks into their own microphone. */
const LEAST_PEAK = 0.006;
/** A pause within a sentence belongs to it. */
const BRIDGED_WINDOWS = 15;
/** Shorter noises are no voice. */
const LEAST_WINDOWS = 5;

/**
 * Listens to a take: one byte for each 20 ms, as the loudness codec has it. Decodes packet by packet, so that a take of
 * any length takes little memory. Those of the packets that are `lost` hold the place of sound that is not there.
 */
export async function hearPackets(
  packets: readonly Uint8Array[],
  lost: ReadonlySet<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer>> {
  const detector = await openDetector();
  const decoder = new OpusDecoder({
    channels: 1,
    sampleRate: SAMPLE_RATE,
    streamCount: 1,
    coupledStreamCount: 0,
    channelMappingTable: [0],
  });
  await decoder.ready;
  const peaks: number[] = [];
  const voices: boolean[] = [];
  const recorded: boolean[] = [];
  const window = new Float32Array(WINDOW);
  let filled = 0;
  try {
    for (const packet of packets) {
      const [samples] = decoder.decodeFrame(packet).channelData;
      for (const sample of samples ?? []) {
        window[filled] = sample;
        filled += 1;
        if (filled < WINDOW) continue;
        filled = 0;
        const peak = window.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
        peaks.push(peak);
        recorded.push(!lost.has(packet));
        voices.push(detector.isVoice(window) && peak >= LEAST_PEAK);
      }
    }
  } finally {
    decoder.free();
    detector.close();
  }
  const spoken = smooth(voices);
  return Uint8Array.from(peaks, (peak, index) =>
    recorded[index] ? encodeLoudness(peak, spoken[index] ?? false) : NO_SOUND,
  );
}

async function openDetector() {
  const fvad = await loadFvad();
  const handle = fvad._fvad_new();
  const input = fvad._malloc(2 * WINDOW);
  fvad._fvad_set_mode(handle, STRICTNESS);
  fvad._fvad_set_sample_rate(handle, SAMPLE_RATE);
  return {
    isVoice(window: Float32Array): boolean {
      const samples = Int16Array.from(window, (each) => Math.round(Math.max(-1, Math.min(1, each)) * 0x7fff));
      fvad.HEAP16.set(samples, input / 2);
      return fvad._fvad_process(handle, input, WINDOW) === 1;
    },
    close: () => fvad._fvad_free(handle),
  };
}

/** Bridges short pauses, then drops short noises. */
function smooth(voices: readonly boolean[]): boolean[] {
  return dropShort(dropShort(voices, false, BRIDGED_WINDOWS), true, LEAST_WINDOWS);
}

/** Turns runs of `value` that are shorter than `least` around, but not those at the ends. */
function dropShort(all: readonly boolean[], value: boolean, least: number): boolean[] {
  const result = [...all];
  let from = 0;
  for (let at = 1; at <= all.length; at += 1) {
    if (at < all.length && all[at] === all[from]) continue;
    const isInner = value || (from > 0 && at < all.length);
    if (all[from] === value && isInner && at - from < least) result.fill(!value, from, at);
    from = at;
  }
  return result;
}
