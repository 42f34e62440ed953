import { Loader } from "@mantine/core";
import { IconVideoOff } from "@tabler/icons-react";
import { useEffect, useRef } from "react";

import type { ViewerSnapshot } from "../../media/viewer";

interface LiveVideoProps {
  attemptId: string;
  viewer: ViewerSnapshot | null;
  /** Why no picture is expected; null while one is. */
  idleWords: string | null;
  /** Whether the connection to the candidate's page is lost. */
  lost?: boolean;
  /** Whether the camera gives no pictures, although the last one may still be shown. */
  cameraLost?: boolean;
  muted?: boolean;
  volume?: number;
  /** Called when the browser refuses to play sound, as it does before the first click on the page. */
  onSoundRefused?: () => void;
}

export function LiveVideo(props: LiveVideoProps) {
  const { attemptId, viewer, idleWords, lost = false, cameraLost = false, muted = true, volume = 1, onSoundRefused } = props;
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

  const words = idleWords ?? overlayWords(viewer, lost);
  return (
    <div className="op-video">
      <video ref={video} data-attempt-id={attemptId} autoPlay muted playsInline disablePictureInPicture />
      {words !== null && (
        <div className="op-video-words">
          {idleWords === null ? <Loader size="sm" color="white" aria-hidden /> : <IconVideoOff size={24} aria-hidden />}
          <span>{words}</span>
        </div>
      )}
      {words === null && cameraLost && <div className="op-video-strip">Camera lost: the picture may be old</div>}
    </div>
  );
}

function overlayWords(viewer: ViewerSnapshot | null, lost: boolean): string | null {
  if (viewer?.status === "live" && viewer.stream !== null) return null;
  if (lost) return "Waiting for the candidate to come back";
  return viewer?.status === "interrupted" ? "Picture interrupted, reconnecting" : "Connecting to the camera";
}
