import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { PageFrame } from "../PageFrame";
import { ownSessionsQuery } from "../queries";
import { refetchAfterChange } from "../refetchAfterChange";
import { SecondFactor } from "./SecondFactor";
import { SessionTable } from "./SessionTable";

/** Where people manage the security of their own account. */
export default function SecurityPage() {
  return (
    <PageFrame title="Account security" size={760}>
      <SecondFactor />
      <OwnSessions />
    </PageFrame>
  );
}

function OwnSessions() {
  const queryClient = useQueryClient();
  const sessions = useQuery(ownSessionsQuery);
  const onSuccess = () => refetchAfterChange(queryClient, ownSessionsQuery);
  const end = useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE("/api/v1/sessions/{session_id}", { params: { path: { session_id: id } } })),
    onSuccess,
  });
  const endOthers = useMutation({ mutationFn: () => unwrap(api.DELETE("/api/v1/sessions")), onSuccess });
  const others = sessions.data?.some((session) => !session.current) ?? false;
  return (
    <Stack className="op-card" gap="md">
      <Group justify="space-between">
        <Title order={2} size="h4">
          Where you are signed in
        </Title>
        <Button size="xs" variant="default" disabled={!others} loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
          Sign out everywhere else
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        A session ends by itself after two hours without use, and after twelve hours in any case.
      </Text>
      <ProblemAlert error={sessions.error ?? end.error ?? endOthers.error} />
      {sessions.isPending && <PageLoader />}
      {sessions.data !== undefined && (
        <SessionTable
          sessions={sessions.data}
          ending={end.isPending ? end.variables : null}
          onEnd={(id) => end.mutate(id)}
        />
      )}
    </Stack>
  );
}
