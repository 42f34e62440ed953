import { useQuery } from "@tanstack/react-query";

import { Disclosure } from "../../ui/Disclosure";
import { recordingsQuery } from "../queries";
import { RecordingView } from "./RecordingView";

interface RecordingDisclosureProps {
  examId: string;
  attemptId: string;
  at: string;
}

/** The way from an incident to the recording of that time, where there is one. */
export function RecordingDisclosure({ examId, attemptId, at }: RecordingDisclosureProps) {
  const recordings = useQuery(recordingsQuery(examId, attemptId));
  if (recordings.data === undefined || recordings.data.videos.length === 0) return null;
  return (
    <Disclosure head={<strong>Recording of this time</strong>}>
      <RecordingView examId={examId} attemptId={attemptId} at={at} />
    </Disclosure>
  );
}
