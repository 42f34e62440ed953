import { IconPointFilled } from "@tabler/icons-react";

import { StatusChip } from "../ui/StatusChip";
import { useObservable } from "./observable";
import type { ExamSession } from "./session";
import type { RecordedNow } from "./sessionRecording";

/** Shows during the exam what is being recorded; nothing where nothing is. */
export function RecordedChip({ session }: { session: ExamSession }) {
  const recorded = useObservable(session.recorded);
  const words = recordedWords(recorded);
  if (words === null) return null;
  return (
    <StatusChip tone="quiet" wrap icon={<IconPointFilled className="recorded-dot" aria-hidden />}>
      {words}
    </StatusChip>
  );
}

/** What is being recorded, in words; null where nothing is. */
export function recordedWords({ camera, sound, screen }: RecordedNow): string | null {
  const parts = [camera ? "camera" : "", sound ? "sound" : "", screen ? "screen" : ""].filter((part) => part !== "");
  const [only] = parts;
  if (only === undefined) return null;
  const without = camera && !sound ? ", without sound" : "";
  if (parts.length === 1) return `Your ${only} is being recorded${without}`;
  const listed = `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
  return `${listed.charAt(0).toUpperCase()}${listed.slice(1)} are being recorded${without}`;
}
