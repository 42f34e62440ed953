import { IconPointFilled } from "@tabler/icons-react";

import { canRecordVideo } from "../capture/videoRecorder";
import { StatusChip } from "../ui/StatusChip";
import { recordedWords } from "./deviceWords";
import { useObservable } from "./observable";
import type { ExamSession } from "./session";

/** Shows during the exam what is being recorded; nothing where nothing is. */
export function RecordedChip({ session }: { session: ExamSession }) {
  const attempt = useObservable(session.attempt);
  const screen = useObservable(session.screen) === "shared" && attempt.recording.screen;
  const camera = useObservable(session.camera).status?.state === "ok" && attempt.recording.camera;
  const microphone = useObservable(session.microphone).status?.state === "ok";
  if (attempt.state !== "in_progress" || !canRecordVideo() || !(camera || screen)) return null;
  return (
    <StatusChip tone="quiet" wrap icon={<IconPointFilled className="recorded-dot" aria-hidden />}>
      {recordedWords({ camera, microphone, screen })}
    </StatusChip>
  );
}
