import { Group, Stack, Switch, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconAlertTriangle, IconArchive, IconPlus, IconSettings, IconUser, IconVideo } from "@tabler/icons-react";
import { useState } from "react";

import type { ExamSummary } from "../../api/types";
import { count, examWindow } from "../../ui/format";
import { LinkButton } from "../../ui/LinkButton";
import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { StatusChip } from "../../ui/StatusChip";
import { PageFrame } from "../PageFrame";
import { examsQuery } from "../queries";
import { useMe } from "../session";

export default function ExamsPage() {
  const isAdmin = useMe().role === "admin";
  const [archived, setArchived] = useState(false);
  const exams = useQuery(examsQuery(archived));
  const isEmpty = exams.data?.length === 0;
  // Where none is in use there may still be some that were put away.
  const putAway = useQuery({ ...examsQuery(true), enabled: isEmpty && !archived });
  const create = (
    <LinkButton to="/exams/new" leftSection={<IconPlus size={18} aria-hidden />}>
      New exam
    </LinkButton>
  );
  return (
    <PageFrame title="Exams" actions={isAdmin && exams.data?.length ? create : undefined}>
      <ProblemAlert error={exams.error} title="The exams could not be read" />
      {exams.isPending && <PageLoader />}
      {isEmpty && (archived || putAway.isSuccess) && <NoExams isAdmin={isAdmin} archived={putAway.data?.length ?? 0} />}
      {(exams.data?.length || putAway.data?.length || archived) && (
        <Switch
          label="Show archived exams"
          checked={archived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
          mb="md"
        />
      )}
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
        {exams.data?.map((exam) => <ExamLine key={exam.id} exam={exam} />)}
      </Stack>
    </PageFrame>
  );
}

function ExamLine({ exam }: { exam: ExamSummary }) {
  return (
    <Group component="li" className="op-card" justify="space-between" gap="md">
      <Stack gap={6} flex="1 1 300px" miw={0}>
        <Link to="/exams/$examId/live" params={{ examId: exam.id }} className="op-exam-title">
          {exam.title}
        </Link>
        <Text size="sm" c="dimmed">
          {examWindow(exam.opens_at, exam.closes_at)}
        </Text>
        <Group gap={6}>
          {exam.archived_at !== null && (
            <StatusChip tone="quiet" icon={<IconArchive aria-hidden />}>
              Archived
            </StatusChip>
          )}
          <StatusChip tone="quiet" icon={<IconUser aria-hidden />}>
            {count(exam.candidates, "candidate")}
          </StatusChip>
          <StatusChip tone={exam.in_progress > 0 ? "good" : "quiet"} icon={<IconVideo aria-hidden />}>
            {exam.in_progress} in progress
          </StatusChip>
          {exam.open_incidents > 0 && (
            <StatusChip tone="suspicion" icon={<IconAlertTriangle aria-hidden />}>
              {count(exam.open_incidents, "open incident")}
            </StatusChip>
          )}
        </Group>
      </Stack>
      <Group gap="xs">
        <LinkButton
          to="/exams/$examId/live"
          params={{ examId: exam.id }}
          aria-label={`Watch live: ${exam.title}`}
          leftSection={<IconVideo size={18} aria-hidden />}
        >
          Watch live
        </LinkButton>
        <LinkButton
          to="/exams/$examId"
          params={{ examId: exam.id }}
          aria-label={`Manage: ${exam.title}`}
          variant="default"
          leftSection={<IconSettings size={18} aria-hidden />}
        >
          Manage
        </LinkButton>
      </Group>
    </Group>
  );
}

function NoExams({ isAdmin, archived }: { isAdmin: boolean; archived: number }) {
  return (
    <Stack className="op-card" align="center" gap="sm" py={48} ta="center">
      <Title order={2} size="h3">
        {archived === 0 ? "No exams yet" : "No exams in use"}
      </Title>
      <Text c="dimmed" maw={460}>
        {isAdmin
          ? "An exam holds the roster, the links that candidates join by, and what is watched."
          : "You see the exams that an administrator has assigned to you. None is assigned yet: ask an administrator for it."}
      </Text>
      {isAdmin && (
        <LinkButton to="/exams/new" mt="sm">
          {archived === 0 ? "Create your first exam" : "New exam"}
        </LinkButton>
      )}
    </Stack>
  );
}
