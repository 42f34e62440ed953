/** Whether a microphone's track gives anything at all. Independent of React. */

export interface SoundMeter {
  /** Whether the last two thirds of a second held nothing but zeros; null where this cannot be known. */
  zeros(): boolean | null;
  close(): void;
}

const SAMPLES = 32_768;
const GESTURES = ["pointerdown", "keydown"] as const;

/** Null where the browser cannot look into sound, or not into this track. */
export function soundMeter(track: MediaStreamTrack): SoundMeter | null {
  if (!("AudioContext" in window)) return null;
  let context: AudioContext | null = null;
  try {
    context = new AudioContext();
    return meterOf(context, track);
  } catch {
    // For instance a sample rate other than the context's, which Firefox does not connect.
    context?.close().catch(() => undefined);
    return null;
  }
}

function meterOf(context: AudioContext, track: MediaStreamTrack): SoundMeter {
  const analyser = context.createAnalyser();
  analyser.fftSize = SAMPLES;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  // Some browsers start it only with a click or a key.
  const resume = (): void => void context.resume().catch(() => undefined);
  resume();
  for (const gesture of GESTURES) window.addEventListener(gesture, resume, { capture: true });
  let lookedAt = context.currentTime;
  return {
    zeros: () => {
      // While it stands still, zeros say nothing about the microphone.
      const runs = context.state === "running" && context.currentTime > lookedAt;
      lookedAt = context.currentTime;
      if (!runs) return null;
      analyser.getFloatTimeDomainData(samples);
      return samples.every((sample) => sample === 0);
    },
    close: () => {
      for (const gesture of GESTURES) window.removeEventListener(gesture, resume, { capture: true });
      context.close().catch(() => undefined);
    },
  };
}
