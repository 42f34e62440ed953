import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { scoreQuery } from "../queries";
import { Contribution } from "./Contribution";
import { Gaps } from "./Gaps";

interface ExplanationProps {
  examId: string;
  attemptId: string;
  onOpen: (incidentId: string) => void;
}

/** What a score is made of, incident by incident, in the order of time. */
export function Explanation({ examId, attemptId, onOpen }: ExplanationProps) {
  const score = useQuery(scoreQuery(examId, attemptId));
  if (score.isPending) return <PageLoader />;
  if (score.isError) return <ProblemAlert error={score.error} title="The score could not be explained" />;
  const { contributions, policy_version } = score.data;
  if (contributions.length === 0) {
    return (
      <>
        <Text size="sm">No incident was noted, apart from faults, which never count.</Text>
        <Gaps examId={examId} attemptId={attemptId} />
      </>
    );
  }
  return (
    <>
      <Text size="sm" c="dimmed">
        The sum of what follows, by the weights of version {policy_version} of the exam’s policy. Faults add nothing.
      </Text>
      <ol className="op-lines" aria-label="What the score is made of">
        {contributions.map((contribution) => (
          <Contribution key={contribution.incident_id} examId={examId} contribution={contribution} onOpen={onOpen} />
        ))}
      </ol>
      <Gaps examId={examId} attemptId={attemptId} />
    </>
  );
}
