import { Text } from "@mantine/core";

import type { RecordedVideo } from "../../api/types";
import { clockTime, duration } from "../../ui/format";
import { gapLines } from "./gapLines";
import { causeOfGap, STREAM_WORDS } from "./words";

interface GapListProps {
  videos: readonly RecordedVideo[];
  onSeek: (at: number) => void;
}

/** What is missing, from when to when, and why. */
export function GapList({ videos, onSeek }: GapListProps) {
  const lines = gapLines(videos);
  if (lines.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No gaps.
      </Text>
    );
  }
  return (
    <ul className="op-gaps" aria-label="Gaps in the recording">
      {lines.map(({ stream, cause, begins_at, ends_at, missingMs, gaps }) => (
        <li key={`${stream} ${begins_at}`}>
          <button type="button" className="op-gap numbers" onClick={() => onSeek(Date.parse(begins_at) - 1000)}>
            {`${clockTime(begins_at)} to ${clockTime(ends_at)}`}
          </button>
          <span className="numbers">
            {`${STREAM_WORDS[stream] ?? stream}, ${duration(missingMs)}${gaps > 1 ? ` in ${gaps} gaps` : ""}: ${causeOfGap(cause)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
