import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";

import type { Rescored } from "../../api/types";
import { Disclosure } from "../../ui/Disclosure";
import { clockTime, count, dayAndTime } from "../../ui/format";
import { StatusChip } from "../../ui/StatusChip";
import { KindIcon } from "../KindIcon";
import { isFault, kindWords, signalTone } from "../kinds";
import { changeWords, pointsWords, rescoredLines } from "./scores";

interface RescoredListProps {
  rescored: readonly Rescored[];
  /** The policy in words. */
  by: string;
  /** False while more are on their way. */
  complete: boolean;
}

const LINES = 50;

/** Each candidate's score before and after, and the incidents as they would have been. */
export function RescoredList({ rescored, by, complete }: RescoredListProps) {
  const [shown, setShown] = useState(LINES);
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {`As it would have been: ${by}`}
      </Title>
      <Text size="sm" c="dimmed">
        {complete && rescored.length === 0
          ? "Nobody has begun this exam yet."
          : "This is shown here only and stored nowhere. “As recorded” is the present score."}
      </Text>
      <Text size="sm" c="dimmed" className="numbers" role="status">
        {`${count(rescored.length, "candidate")} judged again${complete ? "" : " so far"}.`}
      </Text>
      <ol className="op-lines" aria-label="Candidates judged again">
        {rescoredLines(rescored)
          .slice(0, shown)
          .map((line) => (
          <li key={line.attempt_id}>
            <Disclosure
              head={
                <>
                  <strong>{line.candidate_name}</strong>
                  <span className="numbers">{changeWords(line)}</span>
                </>
              }
            >
              <Incidents incidents={line.incidents} />
            </Disclosure>
          </li>
          ))}
      </ol>
      {rescored.length > shown && (
        <Group justify="center">
          <Button size="xs" variant="default" onClick={() => setShown((before) => before + LINES)}>
            Show more
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Incidents({ incidents }: Pick<Rescored, "incidents">) {
  if (incidents.length === 0) return <Text size="sm">Nothing would have been noted.</Text>;
  return (
    <>
      <Text size="sm" c="dimmed">
        {`What would have been noted, faults included: ${count(incidents.length, "incident")}.`}
      </Text>
      <ol className="op-lines" aria-label="Incidents as they would have been">
        {incidents.map(({ kind, since, points, cause }) => (
          <li key={`${kind} ${since}`} className="op-contribution">
            <span className="op-score numbers">{isFault(kind) ? "" : `+${pointsWords(points)}`}</span>
            <div>
              <StatusChip tone={!isFault(kind) && points === 0 ? "quiet" : signalTone(kind)} icon={<KindIcon kind={kind} />}>
                {kindWords(kind)}
              </StatusChip>{" "}
              <Text span size="sm" c="dimmed" className="numbers">
                <time dateTime={since} title={dayAndTime(since)}>
                  {clockTime(since)}
                </time>
                {isFault(kind) ? <span> · fault, never counted</span> : null}
              </Text>
              <Text size="sm" mt={2}>
                {cause}
              </Text>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
