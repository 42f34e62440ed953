import { IconPointFilled } from "@tabler/icons-react";

import { canRecordVideo } from "../capture/videoRecorder";
import { StatusChip } from "../ui/StatusChip";
import { useObservable } from "./observable";
import type { ExamSession } from "./session";

/** Shows during the exam what is being recorded; nothing where nothing is. */
export function RecordedChip({ session }: { session: ExamSession }) {
  const attempt = useObservable(session.attempt);
  const screen = useObservable(session.screen) === "shared" && attempt.recording.screen;
  const { status } = useObservable(session.camera);
  const camera = attempt.recording.camera && status?.state === "ok";
  if (attempt.state !== "in_progress" || !canRecordVideo() || !(camera || screen)) return null;
  return (
    <StatusChip tone="quiet" wrap icon={<IconPointFilled className="recorded-dot" aria-hidden />}>
      {recordedWords(camera, screen)}
    </StatusChip>
  );
}

export function recordedWords(camera: boolean, screen: boolean): string {
  if (camera && screen) return "Camera, sound and screen are being recorded";
  return camera ? "Camera and sound are being recorded" : "Your screen is being recorded";
}
