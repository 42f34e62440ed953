import { Stack, Switch, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import type { Exam } from "../../api/types";
import { Boundary } from "../../ui/Boundary";
import { LinkField } from "../../ui/CopyLink";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { examQuery } from "../queries";
import { useMe } from "../session";
import { AddCandidates } from "./AddCandidates";
import { Roster } from "./Roster";

export function CandidatesTab({ exam }: { exam: Exam }) {
  const isAdmin = useMe().role === "admin";
  const addsPeople = isAdmin && exam.archived_at === null;
  return (
    <Stack gap="lg">
      {addsPeople && (
        <>
          <Boundary>
            <OpenLink exam={exam} />
          </Boundary>
          <Boundary>
            <AddCandidates examId={exam.id} />
          </Boundary>
        </>
      )}
      <Boundary>
        <Roster examId={exam.id} isAdmin={isAdmin} examHeld={exam.legal_hold} />
      </Boundary>
    </Stack>
  );
}

function OpenLink({ exam }: { exam: Exam }) {
  const queryClient = useQueryClient();
  const switchLink = useMutation({
    mutationFn: (enabled: boolean) =>
      unwrap(
        api.PUT("/api/v1/exams/{exam_id}/open-link", { params: { path: { exam_id: exam.id } }, body: { enabled } }),
      ),
    onSuccess: (saved) => queryClient.setQueryData(examQuery(exam.id).queryKey, saved),
  });
  return (
    <Stack className="op-card" gap="md">
      <Title order={2} size="h4">
        Open link
      </Title>
      <ProblemAlert error={switchLink.error} />
      <Switch
        label="Anyone with the open link may join"
        description="They type their name themselves. Switched off and on again, it is a new link."
        checked={switchLink.isPending ? switchLink.variables : exam.open_link.enabled}
        disabled={switchLink.isPending}
        onChange={(event) => switchLink.mutate(event.currentTarget.checked)}
      />
      {exam.open_link.enabled && exam.open_link.path !== null && (
        <LinkField label="Open link" path={exam.open_link.path} />
      )}
      {!exam.open_link.enabled && (
        <Text size="sm" c="dimmed">
          Only people on the roster can join, each by their private link.
        </Text>
      )}
    </Stack>
  );
}
