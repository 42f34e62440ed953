import { ActionIcon, Box, Group, Menu, Stack, Table, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconAdjustments, IconDots, IconEraser, IconLock, IconRefresh, IconTrash } from "@tabler/icons-react";
import { useState } from "react";

import { api, unwrap } from "../../api/client";
import type { Candidate } from "../../api/types";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { CopyButton } from "../../ui/CopyLink";
import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { StatusChip } from "../../ui/StatusChip";
import { Address } from "../Address";
import { candidatesQuery } from "../queries";
import { STATE_WORDS, stateTone } from "../words";
import { accommodationSummary } from "./accommodation";
import { AccommodationDialog } from "./AccommodationDialog";
import { type HoldOrErase, HoldOrEraseDialog } from "./HoldOrEraseDialog";
import { whyNotErased } from "./retention";

interface RosterProps {
  examId: string;
  isAdmin: boolean;
  /** Whether the whole exam is on legal hold. */
  examHeld: boolean;
}

export function Roster({ examId, isAdmin, examHeld }: RosterProps) {
  const roster = useQuery(candidatesQuery(examId));
  return (
    <Stack className="op-card" gap="md">
      <Title order={2} size="h4">
        Roster
      </Title>
      <ProblemAlert error={roster.error} title="The roster could not be read" />
      {roster.isPending && <PageLoader />}
      {roster.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          Nobody is on the roster yet. {isAdmin && "Add people above, or switch the open link on."}
        </Text>
      )}
      {roster.data !== undefined && roster.data.length > 0 && (
        <Table.ScrollContainer minWidth={290}>
          <Table className="op-table" verticalSpacing="sm" aria-label="Roster">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Candidate</Table.Th>
                <Table.Th visibleFrom="xs">State</Table.Th>
                {isAdmin && <Table.Th>Private link</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {roster.data.map((candidate) => (
                <RosterRow key={candidate.id} examId={examId} candidate={candidate} isAdmin={isAdmin} examHeld={examHeld} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  );
}

interface RosterRowProps extends RosterProps {
  candidate: Candidate;
}

function RosterRow({ examId, candidate, isAdmin, examHeld }: RosterRowProps) {
  // Shown in a column of its own, or below the name on narrow screens.
  const state = (
    <StatusChip tone={candidate.state === null ? "quiet" : stateTone(candidate.state)}>
      {candidate.state === null ? "Not joined yet" : STATE_WORDS[candidate.state]}
    </StatusChip>
  );
  const accommodation = accommodationSummary(candidate.allowance);
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={600}>{candidate.name}</Text>
        {candidate.email !== null && <Address email={candidate.email} />}
        <Box hiddenFrom="xs">{state}</Box>
        {candidate.legal_hold && (
          <StatusChip tone="quiet" icon={<IconLock aria-hidden />}>
            Legal hold
          </StatusChip>
        )}
        {accommodation !== null && (
          <StatusChip tone="quiet" icon={<IconAdjustments aria-hidden />} title={candidate.allowance.note || "Accommodation"} wrap>
            <span className="op-hidden">Accommodation: </span>
            {accommodation}
          </StatusChip>
        )}
      </Table.Td>
      <Table.Td visibleFrom="xs">{state}</Table.Td>
      {isAdmin && (
        <Table.Td>
          <Group gap="xs" wrap="nowrap">
            {candidate.invite_path === null ? (
              <Text size="sm" c="dimmed">
                Joined by the open link
              </Text>
            ) : (
              <CopyButton path={candidate.invite_path} label={`Copy the private link of ${candidate.name}`} />
            )}
            <RowMenu examId={examId} candidate={candidate} examHeld={examHeld} />
          </Group>
        </Table.Td>
      )}
    </Table.Tr>
  );
}

function RowMenu({ examId, candidate, examHeld }: Omit<RosterRowProps, "isAdmin">) {
  const [confirming, setConfirming] = useState<"renew" | "remove" | null>(null);
  const [holdOrErase, setHoldOrErase] = useState<HoldOrErase | null>(null);
  const reasonNotToErase = whyNotErased(candidate, examHeld);
  const [editsAccommodation, setEditsAccommodation] = useState(false);
  const queryClient = useQueryClient();
  const params = { params: { path: { exam_id: examId, candidate_id: candidate.id } } };
  const act = useMutation({
    mutationFn: async (what: "renew" | "remove") => {
      if (what === "renew") await unwrap(api.POST("/api/v1/exams/{exam_id}/candidates/{candidate_id}/link", params));
      else await unwrap(api.DELETE("/api/v1/exams/{exam_id}/candidates/{candidate_id}", params));
    },
    onSuccess: async (_, what) => {
      setConfirming(null);
      const done = what === "renew" ? "has a new link." : "was removed.";
      notifications.show({ message: `${candidate.name} ${done}` });
      await queryClient.invalidateQueries(candidatesQuery(examId));
    },
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`More for ${candidate.name}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconAdjustments size={16} aria-hidden />} onClick={() => setEditsAccommodation(true)}>
            Extra time and exceptions
          </Menu.Item>
          {candidate.invite_path !== null && (
            <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => setConfirming("renew")}>
              Make a new link
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconTrash size={16} aria-hidden />}
            disabled={candidate.attempt_id !== null}
            onClick={() => setConfirming("remove")}
          >
            {candidate.attempt_id === null ? "Remove from the roster" : "Cannot be removed after joining"}
          </Menu.Item>
          {candidate.attempt_id !== null && !candidate.erased && (
            <Menu.Item leftSection={<IconLock size={16} aria-hidden />} onClick={() => setHoldOrErase("hold")}>
              {candidate.legal_hold ? "Lift the legal hold" : "Put on legal hold"}
            </Menu.Item>
          )}
          {candidate.attempt_id !== null && (
            <Menu.Item
              leftSection={<IconEraser size={16} aria-hidden />}
              disabled={reasonNotToErase !== null}
              onClick={() => setHoldOrErase("erase")}
            >
              {reasonNotToErase ?? "Erase this person's data"}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {editsAccommodation && <AccommodationDialog examId={examId} candidate={candidate} onClose={() => setEditsAccommodation(false)} />}
      {holdOrErase !== null && (
        <HoldOrEraseDialog examId={examId} candidate={candidate} action={holdOrErase} onClose={() => setHoldOrErase(null)} />
      )}
      <ConfirmDialog
        opened={confirming !== null}
        title={confirming === "renew" ? `New link for ${candidate.name}?` : `Remove ${candidate.name}?`}
        confirmLabel={confirming === "renew" ? "Make a new link" : "Remove"}
        error={act.error}
        working={act.isPending}
        onCancel={() => {
          setConfirming(null);
          act.reset();
        }}
        onConfirm={() => confirming !== null && act.mutate(confirming)}
      >
        {confirming === "renew"
          ? "The old link stops working at once."
          : "The private link stops working. You can add the person again later."}
      </ConfirmDialog>
    </>
  );
}
