const TONE_S = 0.9;

/** Plays a short tone on this speaker; "" is the browser's own. Rejects when it cannot. */
export async function playTone(speakerId: string): Promise<void> {
  const context = new AudioContext();
  const destination = context.createMediaStreamDestination();
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, context.currentTime);
  gain.gain.linearRampToValueAtTime(0.2, context.currentTime + 0.05);
  gain.gain.linearRampToValueAtTime(0, context.currentTime + TONE_S);
  const tone = context.createOscillator();
  tone.frequency.value = 523;
  tone.connect(gain).connect(destination);
  const audio = new Audio();
  audio.srcObject = destination.stream;
  if (speakerId !== "" && "setSinkId" in audio) await audio.setSinkId(speakerId);
  await audio.play();
  tone.start();
  tone.stop(context.currentTime + TONE_S);
  tone.addEventListener("ended", () => void context.close());
}
