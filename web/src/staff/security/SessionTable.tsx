import { Button, Stack, Table, Text } from "@mantine/core";

import type { Schemas } from "../../api/types";
import { StatusChip } from "../../ui/StatusChip";
import { dayAndTime } from "../../ui/format";
import { agentWords } from "./agent";

interface SessionTableProps {
  sessions: Schemas["SessionView"][];
  /** The session that is being ended. */
  ending: string | null;
  onEnd: (id: string) => void;
}

/** Where an account is signed in. */
export function SessionTable({ sessions, ending, onEnd }: SessionTableProps) {
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table className="op-table" verticalSpacing="sm" aria-label="Sessions">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Browser</Table.Th>
            <Table.Th>Last used</Table.Th>
            <Table.Th>Actions</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sessions.map((session) => (
            <Table.Tr key={session.id}>
              <Table.Td>
                <Stack gap={2} align="flex-start">
                  <Text fw={600}>{agentWords(session.agent)}</Text>
                  <Text size="sm" c="dimmed">
                    {`${session.address ?? "Address not known"}, signed in ${dayAndTime(session.created_at)}`}
                  </Text>
                  {session.current && <StatusChip tone="good">This browser</StatusChip>}
                </Stack>
              </Table.Td>
              <Table.Td>{dayAndTime(session.seen_at)}</Table.Td>
              <Table.Td>
                {!session.current && (
                  <Button size="xs" variant="default" loading={ending === session.id} onClick={() => onEnd(session.id)}>
                    Sign out
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
