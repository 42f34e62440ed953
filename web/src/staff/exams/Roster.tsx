import { Box, Group, Stack, Table, Text, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { IconAdjustments, IconLock } from "@tabler/icons-react";
import { useState } from "react";

import type { Candidate } from "../../api/types";
import { CopyButton } from "../../ui/CopyLink";
import { count } from "../../ui/format";
import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { SearchBox } from "../../ui/SearchBox";
import { ShowMore } from "../../ui/ShowMore";
import { StatusChip } from "../../ui/StatusChip";
import { Address } from "../Address";
import { candidatesQuery } from "../queries";
import { STATE_WORDS, stateTone } from "../words";
import { accommodationSummary } from "./accommodation";
import { RosterMenu } from "./RosterMenu";

/** Shorter rosters are read at a glance. */
const SEARCHED_FROM = 20;

interface RosterProps {
  examId: string;
  isAdmin: boolean;
  /** Whether the whole exam is on legal hold. */
  examHeld: boolean;
}

export function Roster({ examId, isAdmin, examHeld }: RosterProps) {
  const [search, setSearch] = useState("");
  const roster = useInfiniteQuery(candidatesQuery(examId, search));
  const people = roster.data?.pages.flatMap((page) => page.candidates) ?? [];
  const total = roster.data?.pages[0]?.total ?? 0;
  return (
    <Stack className="op-card" gap="md">
      <Group justify="space-between" gap="sm">
        <Title order={2} size="h4">
          Roster
        </Title>
        {total > 0 && (
          <Text size="sm" c="dimmed" className="numbers" role="status">
            {search === "" ? count(total, "candidate") : `${total} found`}
          </Text>
        )}
      </Group>
      {(people.length > SEARCHED_FROM || search !== "") && <SearchBox label="Find by name or e-mail" onSearch={setSearch} />}
      <ProblemAlert error={roster.error} title="The roster could not be read" />
      {roster.isPending && <PageLoader />}
      {roster.isSuccess && people.length === 0 && search !== "" && (
        <Text size="sm" c="dimmed">
          Nobody on the roster has this in the name or the e-mail address.
        </Text>
      )}
      {roster.isSuccess && people.length === 0 && search === "" && (
        <Text size="sm" c="dimmed">
          {`Nobody is on the roster yet. ${isAdmin ? "Add people above, or switch the open link on." : ""}`}
        </Text>
      )}
      {people.length > 0 && (
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
              {people.map((candidate) => (
                <RosterRow key={candidate.id} examId={examId} candidate={candidate} isAdmin={isAdmin} examHeld={examHeld} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <ShowMore query={roster} />
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
        {candidate.external_number !== null && (
          <Text size="sm" c="dimmed" className="numbers">
            <span className="op-hidden">Number: </span>
            <span>{candidate.external_number}</span>
          </Text>
        )}
        <Box hiddenFrom="xs">{state}</Box>
        {candidate.legal_hold && (
          <StatusChip tone="quiet" icon={<IconLock aria-hidden />}>
            Legal hold
          </StatusChip>
        )}
        {accommodation !== null && (
          <StatusChip tone="quiet" icon={<IconAdjustments aria-hidden />} title={candidate.allowance.note || "Accommodation"} wrap>
            <span className="op-hidden">Accommodation: </span>
            <span>{accommodation}</span>
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
            <RosterMenu examId={examId} candidate={candidate} examHeld={examHeld} />
          </Group>
        </Table.Td>
      )}
    </Table.Tr>
  );
}
