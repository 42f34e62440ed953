import { useQuery } from "@tanstack/react-query";

import { Unfold } from "../../ui/Unfold";
import { recordingsQuery } from "../queries";
import { RecordingView } from "./RecordingView";

interface RecordingUnfoldProps {
  examId: string;
  attemptId: string;
  at: string;
}

/** The way from an incident to the recording of that time, where there is one. */
export function RecordingUnfold({ examId, attemptId, at }: RecordingUnfoldProps) {
  const recordings = useQuery(recordingsQuery(examId, attemptId));
  if (recordings.data === undefined || recordings.data.videos.length === 0) return null;
  return (
    <Unfold head={<strong>Recording of this time</strong>}>
      <RecordingView examId={examId} attemptId={attemptId} at={at} />
    </Unfold>
  );
}
