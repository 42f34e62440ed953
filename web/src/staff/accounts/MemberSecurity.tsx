import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import type { Staff } from "../../api/types";
import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { memberSessionsQuery, staffQuery } from "../queries";
import { refetchAfterChange } from "../refetchAfterChange";
import { SessionTable } from "../security/SessionTable";

/** A member's sessions and second factor, for administrators. */
export function MemberSecurity({ person, onClose }: { person: Staff; onClose: () => void }) {
  const queryClient = useQueryClient();
  const query = memberSessionsQuery(person.id);
  const sessions = useQuery(query);
  const path = { staff_id: person.id };
  const onSuccess = async () => {
    await refetchAfterChange(queryClient, query);
    await refetchAfterChange(queryClient, staffQuery);
  };
  const end = useMutation({
    mutationFn: (id: string) =>
      unwrap(api.DELETE("/api/v1/staff/{staff_id}/sessions/{session_id}", { params: { path: { ...path, session_id: id } } })),
    onSuccess,
  });
  const endAll = useMutation({
    mutationFn: () => unwrap(api.DELETE("/api/v1/staff/{staff_id}/sessions", { params: { path } })),
    onSuccess,
  });
  const reset = useMutation({
    mutationFn: () => unwrap(api.DELETE("/api/v1/staff/{staff_id}/second-factor", { params: { path } })),
    onSuccess,
  });
  return (
    <Modal opened onClose={onClose} title={`Security of ${person.name}`} size="lg" centered>
      <Stack gap="md">
        <ProblemAlert error={sessions.error ?? end.error ?? endAll.error ?? reset.error} />
        {sessions.isPending && <PageLoader />}
        {sessions.data?.length === 0 && <Text>Not signed in anywhere.</Text>}
        {sessions.data !== undefined && sessions.data.length > 0 && (
          <SessionTable sessions={sessions.data} ending={end.isPending ? end.variables : null} onEnd={(id) => end.mutate(id)} />
        )}
        <Text size="sm">
          {person.has_second_factor
            ? "A second factor is set up. Reset it only when its owner has lost both the app and the recovery codes, and you know who is asking."
            : "No second factor is set up."}
        </Text>
        <Group gap="sm">
          <Button size="xs" variant="default" loading={endAll.isPending} onClick={() => endAll.mutate()}>
            Sign out everywhere
          </Button>
          {person.has_second_factor && (
            <Button size="xs" variant="default" loading={reset.isPending} onClick={() => reset.mutate()}>
              Reset second factor
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
