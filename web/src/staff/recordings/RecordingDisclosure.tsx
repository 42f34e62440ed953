import { useQuery } from "@tanstack/react-query";

import { Disclosure } from "../../ui/Disclosure";
import { recordingsQuery } from "../queries";
import { RecordingView } from "./RecordingView";

interface RecordingDisclosureProps {
  examId: string;
  attemptId: string;
  at: string;
}

/** Opens the recording at the time of an incident; nothing where none was recorded. */
export function RecordingDisclosure({ examId, attemptId, at }: RecordingDisclosureProps) {
  const recordings = useQuery(recordingsQuery(examId, attemptId));
  if (recordings.data === undefined || recordings.data.videos.length === 0) return null;
  return (
    <Disclosure head={<strong>Recording of this time</strong>}>
      <RecordingView examId={examId} attemptId={attemptId} at={at} />
    </Disclosure>
  );
}
