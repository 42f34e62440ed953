import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import type { Schemas } from "../../api/types";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { gapsQuery } from "../queries";
import { gapWords } from "./gapWords";

/** What is missing of an attempt, and why; nothing where everything arrived. Shown as a fault, not as a suspicion. */
export function Gaps({ examId, attemptId }: { examId: string; attemptId: string }) {
  const gaps = useQuery(gapsQuery(examId, attemptId));
  if (gaps.isError) return <ProblemAlert error={gaps.error} title="What is missing could not be read" />;
  if (gaps.data === undefined || gaps.data.length === 0) return null;
  return (
    <>
      <Text size="sm" c="dimmed" mt="sm">
        The candidate’s device could not keep or hand in the following. It is a fault, and counts for nothing.
      </Text>
      <ul className="op-lines" aria-label="What is missing">
        {gaps.data.map((gap: Schemas["Gap"]) => (
          <li key={`${gap.stream} ${gap.first_seq}`}>
            <Text size="sm" className="numbers">
              {gapWords(gap)}
            </Text>
          </li>
        ))}
      </ul>
    </>
  );
}
