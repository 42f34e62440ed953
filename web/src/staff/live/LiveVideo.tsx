import { Loader } from "@mantine/core";
import { IconVideoOff } from "@tabler/icons-react";
import { useEffect, useRef } from "react";

import type { AttemptLive } from "../../api/types";
import type { ViewerSnapshot } from "../../media/viewer";
import { useNow } from "../../ui/useNow";
import { useLive } from "./context";
import { noVideoWords } from "./noVideoWords";
import type { Still } from "./still";

interface LiveVideoProps {
  attemptId: string;
  viewer: ViewerSnapshot | null;
  /** Why no picture is expected; null while one is. */
  idleWords: string | null;
  /** What is known of the candidate's page at this moment. */
  live?: AttemptLive | undefined;
  /** The newest picture, for as long as live video does not come. */
  still?: Still | null;
  muted?: boolean;
  volume?: number;
  /** Called when the browser refuses to play sound, as it does before the first click on the page. */
  onSoundRefused?: () => void;
}

export function LiveVideo(props: LiveVideoProps) {
  const { attemptId, viewer, idleWords, live, still = null, muted = true, volume = 1, onSoundRefused } = props;
  const video = useRef<HTMLVideoElement>(null);
  const stream = viewer?.stream ?? null;

  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.volume = volume;
    element.muted = muted;
    if (element.srcObject !== stream) element.srcObject = stream;
    if (stream === null) return;
    element.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === "NotAllowedError" && !muted) onSoundRefused?.();
    });
  }, [stream, muted, volume, onSoundRefused]);

  const shows = viewer?.status === "live" && stream !== null;
  const own = useLive((state) => state.socket);
  const reason = shows ? null : noVideoWords(viewer, live, own);
  const shownStill = idleWords === null && !shows ? still : null;
  const words = idleWords ?? (shownStill === null ? reason : null);
  return (
    <div className="op-video">
      <video ref={video} data-attempt-id={attemptId} autoPlay muted playsInline disablePictureInPicture />
      {shownStill !== null && <StillPicture still={shownStill} reason={reason ?? ""} />}
      {words !== null && (
        <div className="op-video-words">
          {idleWords === null ? <Loader size="sm" color="white" aria-hidden /> : <IconVideoOff size={24} aria-hidden />}
          <span>{words}</span>
        </div>
      )}
      {words === null && shownStill === null && live?.camera === "lost" && <div className="op-video-strip">Camera lost: the picture may be old</div>}
    </div>
  );
}

function StillPicture({ still, reason }: { still: Still; reason: string }) {
  const offset = useLive((state) => state.clockOffsetMs);
  const age = Math.max(0, Math.round((useNow() + offset - still.capturedAt) / 1000));
  return (
    <>
      <img className="op-video-still" src={still.url} alt={`Newest still, ${age} seconds old`} />
      <div className="op-video-strip">
        <span className="numbers">{`${reason}. Picture of ${age} s ago`}</span>
      </div>
    </>
  );
}
