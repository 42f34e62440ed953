import { type KeyboardEvent, type PointerEvent, useRef } from "react";

import type { Incident, RecordedVideo } from "../../api/types";
import { clockTime, duration } from "../../ui/format";
import { kindWords, signalTone } from "../kinds";
import { shareOf, type Span } from "./timeline";
import { causeOfGap, STREAM_WORDS } from "./words";

interface RecordingTimelineProps {
  videos: readonly RecordedVideo[];
  span: Span;
  incidents: readonly Incident[];
  at: number;
  onSeek: (at: number) => void;
  onOpenIncident: ((incidentId: string) => void) | null;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -5_000,
  ArrowRight: 5_000,
  ArrowDown: -1_000,
  ArrowUp: 1_000,
  PageDown: -60_000,
  PageUp: 60_000,
};

/** One line for each video with its gaps, and marks for the incidents above. A click or the arrow keys seek. */
export function RecordingTimeline({ videos, span, incidents, at, onSeek, onOpenIncident }: RecordingTimelineProps) {
  const line = useRef<HTMLDivElement>(null);
  const percent = (moment: number): string => `${(shareOf(span, moment) * 100).toFixed(3)}%`;
  const seekByPointer = (event: PointerEvent): void => {
    const box = line.current?.getBoundingClientRect();
    if (box === undefined || (event.type === "pointermove" && event.buttons !== 1)) return;
    onSeek(span.from + ((event.clientX - box.left) / box.width) * (span.to - span.from));
  };
  const seekByKey = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    event.stopPropagation();
    onSeek(step === undefined ? (event.key === "Home" ? span.from : span.to) : at + step);
  };
  return (
    <div className="op-timeline">
      <div className="op-timeline-marks">
        {incidents.map((incident) => (
          <Mark key={incident.id} incident={incident} percent={percent} onSeek={onSeek} onOpenIncident={onOpenIncident} />
        ))}
      </div>
      <div
        ref={line}
        className="op-timeline-line"
        role="slider"
        tabIndex={0}
        aria-label="Position in the recording"
        aria-valuemin={0}
        aria-valuemax={Math.round((span.to - span.from) / 1000)}
        aria-valuenow={Math.round((at - span.from) / 1000)}
        aria-valuetext={clockTime(new Date(at).toISOString())}
        onPointerDown={seekByPointer}
        onPointerMove={seekByPointer}
        onKeyDown={seekByKey}
      >
        {videos.map((video) => (
          <Lane key={video.stream} video={video} percent={percent} span={span} />
        ))}
        <div className="op-timeline-now" style={{ left: percent(at) }} />
      </div>
      <div className="op-timeline-ends numbers">
        <span>{clockTime(new Date(span.from).toISOString())}</span>
        <span>{clockTime(new Date(span.to).toISOString())}</span>
      </div>
    </div>
  );
}

interface MarkProps extends Pick<RecordingTimelineProps, "onSeek" | "onOpenIncident"> {
  incident: Incident;
  percent: (moment: number) => string;
}

function Mark({ incident, percent, onSeek, onOpenIncident }: MarkProps) {
  const opened = Date.parse(incident.opened_at);
  const words = `${kindWords(incident.kind)}, ${clockTime(incident.opened_at)}`;
  return (
    <button
      type="button"
      className="op-timeline-mark"
      data-tone={signalTone(incident.kind)}
      style={{ left: percent(opened) }}
      title={words}
      aria-label={`Go to: ${words}`}
      onClick={() => onSeek(opened)}
      onDoubleClick={() => onOpenIncident?.(incident.id)}
    />
  );
}

interface LaneProps {
  video: RecordedVideo;
  span: Span;
  percent: (moment: number) => string;
}

function Lane({ video: { stream, segments, gaps }, span, percent }: LaneProps) {
  const first = segments[0];
  const last = segments.at(-1);
  if (first === undefined || last === undefined) return null;
  const begin = Date.parse(first.captured_at);
  const end = Date.parse(last.captured_at) + last.duration_s * 1000;
  const width = (from: number, to: number): string => `${((shareOf(span, to) - shareOf(span, from)) * 100).toFixed(3)}%`;
  return (
    <div className="op-timeline-lane" title={STREAM_WORDS[stream]}>
      <div className="op-timeline-recorded" style={{ left: percent(begin), width: width(begin, end) }} />
      {gaps.map(({ begins_at, ends_at, cause }) => {
        const [from, to] = [Date.parse(begins_at), Date.parse(ends_at)];
        const words = `${clockTime(begins_at)}, ${duration(to - from)}: ${causeOfGap(cause)}`;
        return <div key={begins_at} className="op-timeline-gap" title={words} style={{ left: percent(from), width: width(from, to) }} />;
      })}
    </div>
  );
}
