import type { Page } from "@playwright/test";
import { SAMPLE_RATE, type Voice } from "./voice.js";

const SLICE_MS = 10_000;
/** As the recorder asks for. */
const BITRATE = 28_000;

/** The packets in which Chromium encodes this voice for `ms`. The page has to be one of a secure address. */
export async function encodeOpus(page: Page, voice: Voice, ms: number): Promise<Uint8Array[]> {
  await page.evaluate(beginEncoding, { sampleRate: SAMPLE_RATE, bitrate: BITRATE });
  for (let from = 0; from < ms; from += SLICE_MS) {
    const samples = voice.read((Math.min(SLICE_MS, ms - from) * SAMPLE_RATE) / 1_000);
    await page.evaluate(encodeSlice, { slice: Buffer.from(samples.buffer).toString("base64"), from });
  }
  const packets = await page.evaluate(endEncoding);
  return packets.map((packet) => Uint8Array.from(Buffer.from(packet, "base64")));
}

declare global {
  /** The encoder of the page, and what came of it, base64. */
  var encoding: { encoder: AudioEncoder; sampleRate: number; packets: string[] };
}

function beginEncoding({ sampleRate, bitrate }: { sampleRate: number; bitrate: number }): void {
  const packets: string[] = [];
  const encoder = new AudioEncoder({
    output: (chunk) => {
      const bytes = new Uint8Array(chunk.byteLength);
      chunk.copyTo(bytes);
      packets.push(btoa(String.fromCharCode(...bytes)));
    },
    error: (error) => console.error(error),
  });
  encoder.configure({ codec: "opus", sampleRate, numberOfChannels: 1, bitrate });
  globalThis.encoding = { encoder, sampleRate, packets };
}

async function encodeSlice({ slice, from }: { slice: string; from: number }): Promise<void> {
  const { encoder, sampleRate } = globalThis.encoding;
  const data = new Float32Array(Uint8Array.from(atob(slice), (letter) => letter.charCodeAt(0)).buffer);
  const about = { format: "f32", sampleRate, numberOfFrames: data.length, numberOfChannels: 1 } as const;
  encoder.encode(new AudioData({ ...about, timestamp: from * 1_000, data }));
}

async function endEncoding(): Promise<string[]> {
  const { encoder, packets } = globalThis.encoding;
  await encoder.flush();
  encoder.close();
  return packets;
}
