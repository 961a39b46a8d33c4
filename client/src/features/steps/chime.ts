const LENGTH_S = 0.5;
const LOUDNESS = 0.06;
const PITCH_HZ = { minute: 523, zero: 392 } as const;

/** One soft tone; higher when a minute is left, lower when the time is up. Silent where the browser has no audio. */
export function chime(cue: keyof typeof PITCH_HZ): void {
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  const now = audio.currentTime;
  tone.frequency.value = PITCH_HZ[cue];
  volume.gain.setValueAtTime(0, now);
  volume.gain.linearRampToValueAtTime(LOUDNESS, now + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.0001, now + LENGTH_S);
  tone.connect(volume).connect(audio.destination);
  tone.onended = () => void audio.close();
  tone.start();
  tone.stop(now + LENGTH_S);
}
