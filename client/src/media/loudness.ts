/** Below this a room counts as silent; 0 dB is the loudest. */
const FLOOR_DB = -60;

/** How loud an analyser hears its sound now, from 0 (silence) to 1, even steps being even steps to the ear. */
export function loudness(analyser: AnalyserNode): number {
  const samples = new Float32Array(analyser.fftSize);
  analyser.getFloatTimeDomainData(samples);
  return levelOf(samples);
}

export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const db = 10 * Math.log10(sum / samples.length + 1e-12);
  return Math.min(1, Math.max(0, 1 - db / FLOOR_DB));
}
