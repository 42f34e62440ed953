import { Text } from "@mantine/core";

import type { RecordedVideo } from "../../api/types";
import { clockTime, duration } from "../../ui/format";
import { causeOfGap, STREAM_WORDS } from "./words";

interface GapListProps {
  videos: readonly RecordedVideo[];
  onSeek: (at: number) => void;
}

/** What is missing, from when to when, and why. */
export function GapList({ videos, onSeek }: GapListProps) {
  const gaps = videos
    .flatMap(({ stream, gaps: own }) => own.map((gap) => ({ ...gap, stream })))
    .sort((a, b) => Date.parse(a.begins_at) - Date.parse(b.begins_at));
  if (gaps.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No gaps.
      </Text>
    );
  }
  return (
    <ul className="op-gaps" aria-label="Gaps in the recording">
      {gaps.map(({ stream, begins_at, ends_at, cause }) => (
        <li key={`${stream} ${begins_at}`}>
          <button type="button" className="op-gap numbers" onClick={() => onSeek(Date.parse(begins_at) - 1000)}>
            {`${clockTime(begins_at)} to ${clockTime(ends_at)}`}
          </button>
          <span className="numbers">
            {`${STREAM_WORDS[stream] ?? stream}, ${duration(Date.parse(ends_at) - Date.parse(begins_at))}: ${causeOfGap(cause)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
