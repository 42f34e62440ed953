import { useEffect, useState } from "react";

const EVERY_MS = 100;

/** The microphone's level, 0 to 1. */
function useLevel(stream: MediaStream | null): number {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (stream === null || stream.getAudioTracks().length === 0 || !("AudioContext" in window)) return;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    context.createMediaStreamSource(stream).connect(analyser);
    // Some browsers do not start it before a click on the page: the meter then stays at zero.
    context.resume().catch(() => undefined);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      setLevel(loudness(samples));
    }, EVERY_MS);
    return () => {
      clearInterval(timer);
      context.close().catch(() => undefined);
    };
  }, [stream]);
  return level;
}

/** The level of some samples on a scale from 0 at -60 dB to 1 at 0 dB. */
export function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(Math.max(power, 1e-9));
  return Math.min(1, Math.max(0, (decibels + 60) / 60));
}

export function MicMeter({ stream }: { stream: MediaStream | null }) {
  const level = useLevel(stream);
  const percent = Math.round(level * 100);
  return (
    <div className="mic-meter" role="meter" aria-label="Microphone level" aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
      <div className="mic-meter-level" style={{ transform: `scaleX(${level})` }} />
    </div>
  );
}
