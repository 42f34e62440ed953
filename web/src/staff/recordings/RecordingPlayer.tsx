import { ActionIcon, Group, Select, Text } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";

import type { Incident, RecordedVideo } from "../../api/types";
import { clockTime } from "../../ui/format";
import { GapList } from "./GapList";
import { RecordingTimeline } from "./RecordingTimeline";
import { mediaTime, partAt, type Span } from "./timeline";
import { type Playback, usePlayback } from "./usePlayback";
import { STREAM_WORDS } from "./words";
import "./recordings.css";

const RATES = ["0.5", "1", "1.5", "2", "4"];

interface RecordingPlayerProps {
  videos: readonly RecordedVideo[];
  span: Span;
  incidents: readonly Incident[];
  /** Where to start, in milliseconds since the epoch. */
  begin: number;
  onOpenIncident: ((incidentId: string) => void) | null;
}

/** Plays camera and screen side by side and in sync, with a common timeline. */
export function RecordingPlayer({ videos, span, incidents, begin, onOpenIncident }: RecordingPlayerProps) {
  const playback = usePlayback(videos, span, begin);
  const { at, playing, rate, seek, toggle, setRate } = playback;
  return (
    <div className="op-player">
      <div className="op-player-videos" data-count={videos.length}>
        {videos.map((video) => (
          <Video key={video.stream} video={video} playback={playback} />
        ))}
      </div>
      <Group gap="sm" wrap="nowrap">
        <ActionIcon size="lg" variant="default" aria-label={playing ? "Pause" : "Play"} onClick={toggle}>
          {playing ? <IconPlayerPause size={20} aria-hidden /> : <IconPlayerPlay size={20} aria-hidden />}
        </ActionIcon>
        <Text size="sm" className="numbers" role="timer" aria-label="Time shown">
          {clockTime(new Date(at).toISOString())}
        </Text>
        <Select
          aria-label="Speed"
          size="xs"
          w={84}
          allowDeselect={false}
          data={RATES.map((value) => ({ value, label: `${value} ×` }))}
          value={String(rate)}
          onChange={(value) => value !== null && setRate(Number(value))}
        />
      </Group>
      <RecordingTimeline videos={videos} span={span} incidents={incidents} at={at} onSeek={seek} onOpenIncident={onOpenIncident} />
      <GapList videos={videos} onSeek={seek} />
    </div>
  );
}

interface VideoProps {
  video: RecordedVideo;
  playback: Playback;
}

function Video({ video, playback: { at, attach, rate } }: VideoProps) {
  const { second, recorded } = mediaTime(video, at);
  const part = partAt(video, second);
  const words = STREAM_WORDS[video.stream] ?? video.stream;
  return (
    <figure className="op-player-video">
      <div style={{ aspectRatio: `${video.width} / ${video.height}` }} data-recorded={recorded}>
        {/* eslint-disable-next-line jsx-a11y/media-has-caption -- there is no transcript */}
        <video
          ref={(element) => attach(video.stream, element)}
          src={part.video}
          data-part={part.index}
          preload="auto"
          playsInline
          data-stream={video.stream}
          aria-label={`${words}, recorded`}
          onLoadedMetadata={({ currentTarget }) => {
            currentTarget.currentTime = second - part.start;
            currentTarget.playbackRate = rate;
          }}
        />
        {!recorded && <span className="op-player-nothing">Nothing recorded at this time</span>}
      </div>
      <figcaption>{words}</figcaption>
    </figure>
  );
}
