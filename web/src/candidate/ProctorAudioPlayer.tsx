import { Alert, Button } from "@mantine/core";
import { IconMicrophone } from "@tabler/icons-react";
import { useCallback, useState } from "react";

import { useObservable } from "./observable";
import type { ExamSession } from "./session";

/** Plays the proctors who speak to the candidate, and says so. */
export function ProctorAudioPlayer({ session }: { session: ExamSession }) {
  const { talking, streams } = useObservable(session.proctorAudio.view);
  return (
    <div role="status" aria-live="assertive">
      {talking.size > 0 ? <Alert icon={<IconMicrophone aria-hidden />} title="A proctor is speaking to you" /> : null}
      {[...talking].map((peer) => {
        const stream = streams.get(peer);
        return stream === undefined ? null : <Speaker key={peer} stream={stream} />;
      })}
    </div>
  );
}

function Speaker({ stream }: { stream: MediaStream }) {
  const [blocked, setBlocked] = useState(false);
  const [element, setElement] = useState<HTMLAudioElement | null>(null);
  const play = useCallback((audio: HTMLAudioElement) => {
    audio.play().then(
      () => setBlocked(false),
      (error: unknown) => setBlocked(error instanceof DOMException && error.name === "NotAllowedError"),
    );
  }, []);
  const attach = useCallback(
    (audio: HTMLAudioElement | null) => {
      setElement(audio);
      if (audio === null) return;
      audio.srcObject = stream;
      play(audio);
    },
    [stream, play],
  );
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/media-has-caption -- a live voice has none */}
      <audio ref={attach} autoPlay />
      {blocked && element !== null ? (
        <Button mt="xs" onClick={() => play(element)}>
          Hear the proctor
        </Button>
      ) : null}
    </>
  );
}
