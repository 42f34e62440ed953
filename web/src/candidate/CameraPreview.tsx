import { useEffect, useRef, useState } from "react";

interface CameraPreviewProps {
  stream: MediaStream | null;
  /** Shown while there is no stream. */
  placeholder: string;
}

/** The candidate's own picture, mirrored. */
export function CameraPreview({ stream, placeholder }: CameraPreviewProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [shape, setShape] = useState<string>();
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = stream;
    // Rejected when the stream is replaced before it plays.
    if (stream !== null) element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  return (
    <div className="camera-preview" style={{ aspectRatio: shape }}>
      {stream === null ? <span>{placeholder}</span> : null}
      <video
        ref={video}
        muted
        playsInline
        hidden={stream === null}
        aria-label="Your own picture"
        onLoadedMetadata={({ currentTarget: { videoWidth, videoHeight } }) => setShape(`${videoWidth} / ${videoHeight}`)}
      />
    </div>
  );
}
