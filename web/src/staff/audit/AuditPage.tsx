import { Button, Group, Select, Stack, Table, Text } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { Schemas } from "../../api/types";
import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { clockTime, dayAndTime } from "../../ui/format";
import { PageFrame } from "../PageFrame";
import { auditQuery, examsQuery, staffQuery } from "../queries";
import { useMe } from "../session";
import { actionWords, outcomeWords } from "./words";

/** The audit log of what staff saw and did. */
export default function AuditPage() {
  const isAdmin = useMe().role === "admin";
  return <PageFrame title="Audit log">{isAdmin ? <AuditLog /> : <Text>Only administrators read the audit log.</Text>}</PageFrame>;
}

function AuditLog() {
  const [title, setTitle] = useState("");
  const search = useDebouncedCallback(setTitle, 300);
  const found = useInfiniteQuery(examsQuery({ search: title, archived: true }));
  const exams = found.data?.pages.flatMap((page) => page.exams) ?? [];
  const staff = useQuery(staffQuery);
  const [examId, setExamId] = useState<string | null>(null);
  const [staffId, setStaffId] = useState<string | null>(null);
  const log = useInfiniteQuery(auditQuery(examId, staffId));
  return (
    <Stack className="op-card" gap="md">
      <Text size="sm" c="dimmed">
        Everything that staff looked at or did, and every sign-in. Nothing here can be changed or removed.
      </Text>
      <Group gap="sm">
        <Select
          label="Exam"
          placeholder="All"
          clearable
          searchable
          data={exams.map((exam) => ({ value: exam.id, label: exam.title }))}
          // The server searches: the list holds those that it found.
          filter={({ options }) => options}
          onSearchChange={search}
          value={examId}
          onChange={setExamId}
        />
        <Select
          label="Person"
          placeholder="All"
          clearable
          searchable
          data={staff.data?.map((person) => ({ value: person.id, label: person.name })) ?? []}
          value={staffId}
          onChange={setStaffId}
        />
      </Group>
      <ProblemAlert error={log.error} title="The audit log could not be read" />
      {log.isPending && <PageLoader />}
      <AuditTable entries={log.data?.pages.flatMap((page) => page.entries) ?? []} />
      {log.hasNextPage && (
        <Group>
          <Button size="xs" variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            Show earlier
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function AuditTable({ entries }: { entries: Schemas["AuditEntry"][] }) {
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table className="op-table" aria-label="Audit log">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>Who</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th>Outcome</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <AuditRow key={entry.id} entry={entry} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function AuditRow({ entry }: { entry: Schemas["AuditEntry"] }) {
  const exam = entry.exam_title ?? entry.exam_id;
  const about = [exam, entry.attempt_id, entry.subject].filter((part) => part !== null).join(", ");
  return (
    <Table.Tr>
      <Table.Td>
        <time dateTime={entry.at} title={clockTime(entry.at)}>
          {dayAndTime(entry.at)}
        </time>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{entry.staff_name ?? "Nobody signed in"}</Text>
        <Text size="xs" c="dimmed">
          {entry.address}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{actionWords(entry.action)}</Text>
        {about !== "" && (
          <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
            {about}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{outcomeWords(entry.outcome)}</Table.Td>
    </Table.Tr>
  );
}
