import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useInfiniteQuery, useIsFetching, useQueryClient } from "@tanstack/react-query";
import { IconRefresh } from "@tabler/icons-react";
import { useState } from "react";

import type { Score } from "../../api/types";
import { Disclosure } from "../../ui/Disclosure";
import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { SearchBox } from "../../ui/SearchBox";
import { ShowMore } from "../../ui/ShowMore";
import { StatusChip } from "../../ui/StatusChip";
import { scoresKey, scoresQuery } from "../queries";
import { RecordingView } from "../recordings/RecordingView";
import { STATE_WORDS, stateTone } from "../words";
import { Explanation } from "./Explanation";
import { pointsWords, reviewLines } from "./scores";

interface ScoreListProps {
  examId: string;
  onOpen: (incidentId: string) => void;
}

/** All candidates by score, each with an explanation and the recording. */
export function ScoreList({ examId, onOpen }: ScoreListProps) {
  const [search, setSearch] = useState("");
  const scores = useInfiniteQuery(scoresQuery(examId, search));
  const lines = scores.data === undefined ? null : reviewLines(scores.data.pages);
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
      {(scores.hasNextPage || search !== "") && <SearchBox label="Find a candidate" onSearch={setSearch} />}
      <ProblemAlert error={scores.error} title="The scores could not be read" />
      {scores.isPending && <PageLoader />}
      {lines?.length === 0 && (
        <Text size="sm" c="dimmed">
          {search === "" ? "Nobody has joined this exam yet." : "Nobody who has joined has this in the name."}
        </Text>
      )}
      {lines !== null && lines.length > 0 && (
        <ol className="op-lines" aria-label="Candidates by score">
          {lines.map((line) => (
            <li key={line.attempt_id}>
              <Disclosure head={<Head line={line} />}>
                <RecordingView examId={examId} attemptId={line.attempt_id} onOpenIncident={onOpen} />
                <Explanation examId={examId} attemptId={line.attempt_id} onOpen={onOpen} />
              </Disclosure>
            </li>
          ))}
        </ol>
      )}
      <ShowMore query={scores} />
    </Stack>
  );
}

function Head({ line: { candidate_name, state, score } }: { line: Score }) {
  return (
    <>
      <span className="op-score numbers">{pointsWords(score)}</span>
      <strong>{candidate_name}</strong>
      <StatusChip tone={stateTone(state)}>{STATE_WORDS[state]}</StatusChip>
    </>
  );
}

/** Reads the scores again, as changes during a running exam are not pushed to this page. */
function Refresh({ examId }: { examId: string }) {
  const queryClient = useQueryClient();
  const queryKey = scoresKey(examId);
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
