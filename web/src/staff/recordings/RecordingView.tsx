import { Button, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { IconRefresh } from "@tabler/icons-react";
import { useMemo } from "react";

import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { attemptIncidentsQuery, recordingsQuery } from "../queries";
import { RecordingPlayer } from "./RecordingPlayer";
import { spanOf } from "./timeline";

interface RecordingViewProps {
  examId: string;
  attemptId: string;
  /** The moment to start at, RFC 3339; by default the recording's beginning. */
  at?: string;
  onOpenIncident?: (incidentId: string) => void;
}

/** Playing starts this long before the given moment, to show what led to it. */
const BEFORE_MS = 3000;

/** An attempt's recording; nothing where its policy records nothing. */
export function RecordingView({ examId, attemptId, at, onOpenIncident }: RecordingViewProps) {
  const recordings = useQuery(recordingsQuery(examId, attemptId));
  const incidents = useQuery(attemptIncidentsQuery(examId, attemptId));
  const span = useMemo(() => spanOf(recordings.data?.videos ?? []), [recordings.data]);
  if (recordings.isPending) return <PageLoader />;
  if (recordings.isError) return <ProblemAlert error={recordings.error} title="The recording could not be read" />;
  const { videos, wanted } = recordings.data;
  if (wanted.length === 0 && videos.length === 0) return null;
  if (span === null) {
    return (
      <Text size="sm" c="dimmed">
        Nothing has been recorded so far.
      </Text>
    );
  }
  const begin = at === undefined ? span.from : Math.min(span.to, Math.max(span.from, Date.parse(at) - BEFORE_MS));
  return (
    <section aria-label="Recording">
      <RecordingPlayer
        key={videos.map(({ video }) => video).join(" ")}
        videos={videos}
        span={span}
        incidents={incidents.data?.incidents ?? []}
        begin={begin}
        onOpenIncident={onOpenIncident ?? null}
      />
      <Newer examId={examId} attemptId={attemptId} reading={recordings.isFetching} />
    </section>
  );
}

interface NewerProps {
  examId: string;
  attemptId: string;
  reading: boolean;
}

/** Loads the recording again, as a video contains only what had arrived when it was opened. */
function Newer({ examId, attemptId, reading }: NewerProps) {
  const queryClient = useQueryClient();
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<IconRefresh size={14} aria-hidden />}
      loading={reading}
      onClick={() => void queryClient.invalidateQueries(recordingsQuery(examId, attemptId))}
    >
      Look for newer parts
    </Button>
  );
}
