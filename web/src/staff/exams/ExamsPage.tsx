import { Box, Group, Stack, Switch, Text, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconAlertTriangle, IconArchive, IconPlus, IconSettings, IconUser, IconVideo } from "@tabler/icons-react";
import { useState } from "react";

import type { ExamSummary } from "../../api/types";
import { count, examWindow } from "../../ui/format";
import { LinkButton } from "../../ui/LinkButton";
import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { SearchBox } from "../../ui/SearchBox";
import { ShowMore } from "../../ui/ShowMore";
import { StatusChip } from "../../ui/StatusChip";
import { PageFrame } from "../PageFrame";
import { examsQuery } from "../queries";
import { useMe } from "../session";

export default function ExamsPage() {
  const isAdmin = useMe().role === "admin";
  const [archived, setArchived] = useState(false);
  const [search, setSearch] = useState("");
  const query = useInfiniteQuery(examsQuery({ search, archived }));
  const exams = query.data?.pages.flatMap((page) => page.exams) ?? [];
  const hasAny = exams.length > 0 || search !== "";
  const isEmpty = query.isSuccess && !hasAny;
  // Where none is in use there may still be some that were put away.
  const all = useInfiniteQuery({ ...examsQuery({ archived: true }), enabled: isEmpty && !archived });
  const putAway = all.data?.pages[0]?.exams.length ?? 0;
  const create = (
    <LinkButton to="/exams/new" leftSection={<IconPlus size={18} aria-hidden />}>
      New exam
    </LinkButton>
  );
  return (
    <PageFrame title="Exams" actions={isAdmin && hasAny ? create : undefined}>
      <ProblemAlert error={query.error} title="The exams could not be read" />
      {query.isPending && <PageLoader />}
      {isEmpty && (archived || all.isSuccess) && <NoExams isAdmin={isAdmin} archived={putAway} />}
      {(hasAny || putAway > 0 || archived) && (
        <Switch
          label="Show archived exams"
          checked={archived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
          mb="md"
        />
      )}
      {(query.hasNextPage || search !== "") && (
        <Box mb="sm">
          <SearchBox label="Find an exam" onSearch={setSearch} />
        </Box>
      )}
      {query.isSuccess && exams.length === 0 && search !== "" && <Text c="dimmed">No exam has this in its title.</Text>}
      <Stack component="ul" gap="sm" m={0} mb="sm" p={0} style={{ listStyle: "none" }}>
        {exams.map((exam) => (
          <ExamLine key={exam.id} exam={exam} />
        ))}
      </Stack>
      <ShowMore query={query} />
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
            {`${exam.in_progress} in progress`}
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
