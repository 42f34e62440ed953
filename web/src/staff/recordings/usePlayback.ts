/** Plays several videos in sync by clock time. */
import { useCallback, useEffect, useRef, useState } from "react";

import type { RecordedVideo } from "../../api/types";
import { mediaTime, momentOf, partAt, type Span } from "./timeline";

const TICK_MS = 200;
/** A video that has drifted further than this from the clock is corrected; a lower limit would make it stutter. */
const MAX_DRIFT_S = 0.7;
/** Where no video was recorded for longer than this, the clock skips to the next segment. */
const SKIP_FROM_MS = 1000;

export interface Playback {
  /** The moment shown, in milliseconds since the epoch. */
  at: number;
  playing: boolean;
  rate: number;
  seek: (at: number) => void;
  toggle: () => void;
  setRate: (rate: number) => void;
  /** For the `ref` of each stream's `<video>`. */
  attach: (stream: string, element: HTMLVideoElement | null) => void;
}

export function usePlayback(videos: readonly RecordedVideo[], span: Span, begin: number): Playback {
  const refs = useRef(new Map<string, HTMLVideoElement>());
  const [at, setAt] = useState(begin);
  const [playing, setPlaying] = useState(false);
  const [rate, setRate] = useState(1);
  const atRef = useRef(begin);

  const place = useCallback(
    (moment: number, isPlaying: boolean, exact: boolean): void => {
      for (const video of videos) {
        const element = refs.current.get(video.stream);
        if (element !== undefined) placeVideo(video, element, moment, isPlaying, exact);
      }
    },
    [videos],
  );

  const seek = useCallback(
    (moment: number): void => {
      const within = Math.min(span.to, Math.max(span.from, moment));
      atRef.current = within;
      setAt(within);
      place(within, playing, true);
    },
    [place, playing, span],
  );

  useEffect(() => {
    for (const element of refs.current.values()) element.playbackRate = rate;
  }, [rate]);

  useEffect(() => {
    if (!playing) {
      place(atRef.current, false, false);
      return;
    }
    let before = performance.now();
    const tick = (): void => {
      const now = performance.now();
      const next = advance(videos, refs.current, atRef.current, (now - before) * rate);
      before = now;
      atRef.current = Math.min(span.to, next);
      setAt(atRef.current);
      place(atRef.current, true, false);
      if (atRef.current >= span.to) setPlaying(false);
    };
    place(atRef.current, true, false);
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [playing, rate, place, videos, span]);

  const toggle = useCallback((): void => {
    if (!playing && atRef.current >= span.to - 50) seek(span.from);
    setPlaying(!playing);
  }, [playing, seek, span]);

  const attach = useCallback((stream: string, element: HTMLVideoElement | null): void => {
    if (element === null) refs.current.delete(stream);
    else refs.current.set(stream, element);
  }, []);

  return { at, playing, rate, seek, toggle, setRate, attach };
}

/** Which part of a recording a video element has open. */
function openPart(element: HTMLVideoElement): number {
  return Number(element.dataset.part);
}

/** Move a video to a moment, always or only if it has drifted, and play or pause it. */
function placeVideo(video: RecordedVideo, element: HTMLVideoElement, moment: number, isPlaying: boolean, exact: boolean): void {
  const { second, recorded } = mediaTime(video, moment);
  const part = partAt(video, second);
  // Another file is being opened, which begins at the right moment by itself.
  if (openPart(element) !== part.index) return;
  const within = second - part.start;
  const drifted = Math.abs(element.currentTime - within) > MAX_DRIFT_S;
  if (exact || drifted) element.currentTime = Math.min(within, Math.max(0, part.length - 0.05));
  if (isPlaying && recorded) {
    // Rejected when it is paused before it has started.
    if (element.paused) element.play().catch(() => undefined);
  } else if (!element.paused) element.pause();
}

/** The next moment, by the time of a video that is playing, so that the clock waits while that video is buffering. */
function advance(videos: readonly RecordedVideo[], elements: ReadonlyMap<string, HTMLVideoElement>, at: number, passed: number): number {
  for (const video of videos) {
    const element = elements.get(video.stream);
    const { second, recorded } = mediaTime(video, at);
    if (element === undefined || !recorded) continue;
    const part = partAt(video, second);
    // What cannot be played, or is over a little early, does not hold up the others, nor the part that follows.
    if (element.error !== null || element.ended) return at + passed;
    // The clock waits while the video is seeking or buffering, or another part of it is being opened.
    if (openPart(element) !== part.index || element.seeking || element.readyState < 2) return at;
    const moment = momentOf(video, part.start + element.currentTime);
    return moment > at + MAX_DRIFT_S * 1000 ? at + passed : Math.max(at, moment);
  }
  const begins = videos.flatMap(({ segments }) => segments.map(({ captured_at }) => Date.parse(captured_at))).filter((begin) => begin > at);
  const following = Math.min(...begins);
  return following === Infinity ? at + passed : following - at > SKIP_FROM_MS ? following : at + passed;
}
