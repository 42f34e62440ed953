import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useIsFetching, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconRefresh } from "@tabler/icons-react";

import { Disclosure } from "../../ui/Disclosure";
import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { StatusChip } from "../../ui/StatusChip";
import { candidatesQuery, scoresQuery } from "../queries";
import { RecordingView } from "../recordings/RecordingView";
import { STATE_WORDS, stateTone } from "../words";
import { Explanation } from "./Explanation";
import { pointsWords, reviewLines, type ReviewLine } from "./scores";

interface ScoreListProps {
  examId: string;
  onOpen: (incidentId: string) => void;
}

/** All candidates by score, each with an explanation and the recording. */
export function ScoreList({ examId, onOpen }: ScoreListProps) {
  const scores = useQuery(scoresQuery(examId));
  const candidates = useQuery(candidatesQuery(examId));
  const error = scores.error ?? candidates.error;
  const lines = scores.data === undefined || candidates.data === undefined ? null : reviewLines(scores.data, candidates.data);
  return (
    <Stack className="op-card" gap="sm">
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h4">
          Whom to look at first
        </Title>
        <Refresh examId={examId} />
      </Group>
      <Text size="sm">
        The score puts those first whose incidents weigh the most. It is no probability and decides nothing: a person looks at the
        incidents and decides about each.
      </Text>
      <ProblemAlert error={error} title="The scores could not be read" />
      {lines === null && error === null && <PageLoader />}
      {lines?.length === 0 && (
        <Text size="sm" c="dimmed">
          Nobody has joined this exam yet.
        </Text>
      )}
      {lines !== null && lines.length > 0 && (
        <ol className="op-lines" aria-label="Candidates by score">
          {lines.map((line) => (
            <li key={line.attemptId}>
              <Disclosure head={<Head line={line} />}>
                <RecordingView examId={examId} attemptId={line.attemptId} onOpenIncident={onOpen} />
                <Explanation examId={examId} attemptId={line.attemptId} onOpen={onOpen} />
              </Disclosure>
            </li>
          ))}
        </ol>
      )}
    </Stack>
  );
}

function Head({ line: { name, state, score } }: { line: ReviewLine }) {
  return (
    <>
      <span className="op-score numbers">{pointsWords(score)}</span>
      <strong>{name}</strong>
      {state !== null && <StatusChip tone={stateTone(state)}>{STATE_WORDS[state]}</StatusChip>}
    </>
  );
}

/** Reads the scores again, as changes during a running exam are not pushed to this page. */
function Refresh({ examId }: { examId: string }) {
  const queryClient = useQueryClient();
  const { queryKey } = scoresQuery(examId);
  const reading = useIsFetching({ queryKey }) > 0;
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconRefresh size={14} aria-hidden />}
      loading={reading}
      onClick={() => void queryClient.invalidateQueries({ queryKey })}
    >
      Refresh
    </Button>
  );
}
