import { Button, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";

import { sitePath } from "../../api/basePath";
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

/** What each incident contributes to a score, oldest first. */
export function Explanation({ examId, attemptId, onOpen }: ExplanationProps) {
  const score = useQuery(scoreQuery(examId, attemptId));
  if (score.isPending) return <PageLoader />;
  if (score.isError) return <ProblemAlert error={score.error} title="The score could not be explained" />;
  const { contributions, policy_version } = score.data;
  const exporting = <ExportLink examId={examId} attemptId={attemptId} />;
  if (contributions.length === 0)
    return (
      <>
        <Text size="sm">No incident was noted, apart from faults, which never count.</Text>
        <Gaps examId={examId} attemptId={attemptId} />
        {exporting}
      </>
    );
  return (
    <>
      <Text size="sm" c="dimmed">
        {`The sum of what follows, by the weights of version ${policy_version} of the exam’s policy. Faults add nothing.`}
      </Text>
      <ol className="op-lines" aria-label="What the score is made of">
        {contributions.map((contribution) => (
          <Contribution key={contribution.incident_id} examId={examId} contribution={contribution} onOpen={onOpen} />
        ))}
      </ol>
      <Gaps examId={examId} attemptId={attemptId} />
      {exporting}
    </>
  );
}

/** Downloads the signed bundle, for archives and appeals; the session's cookie authorises it. */
function ExportLink({ examId, attemptId }: { examId: string; attemptId: string }) {
  return (
    <Button
      component="a"
      size="xs"
      mt="xs"
      variant="default"
      leftSection={<IconDownload size={14} aria-hidden />}
      href={sitePath(`/api/v1/exams/${examId}/attempts/${attemptId}/bundle`)}
      download
    >
      Export the evidence
    </Button>
  );
}
