/** Plays a soft tone, as the exam may be in another tab, where this page cannot be seen. */
export function chime(): void {
  if (!("AudioContext" in window)) return;
  const context = new AudioContext();
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = 660;
  volume.gain.setValueAtTime(0.08, context.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.5);
  tone.connect(volume).connect(context.destination);
  tone.onended = () => {
    context.close().catch(() => undefined);
  };
  tone.start();
  tone.stop(context.currentTime + 0.5);
}
