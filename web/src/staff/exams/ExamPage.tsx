import { Alert, Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { IconVideo } from "@tabler/icons-react";

import { Boundary } from "../../ui/Boundary";
import { LinkButton } from "../../ui/LinkButton";
import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { PageFrame } from "../PageFrame";
import { examQuery } from "../queries";
import { ReviewTab } from "../review/ReviewTab";
import { CandidatesTab } from "./CandidatesTab";
import { SettingsTab } from "./SettingsTab";
import { StaffTab } from "./StaffTab";

type TabName = "candidates" | "settings" | "staff" | "review";

export default function ExamPage() {
  const { examId } = useParams({ from: "/staff-only/exams/$examId" });
  const { tab = "candidates" } = useSearch({ from: "/staff-only/exams/$examId" });
  const navigate = useNavigate();
  const exam = useQuery(examQuery(examId));
  if (exam.isPending) return <PageLoader />;
  if (exam.isError) {
    return (
      <PageFrame title="Exam">
        <ProblemAlert error={exam.error} title="The exam could not be read" />
      </PageFrame>
    );
  }
  const choose = (name: TabName) =>
    void navigate({ to: "/exams/$examId", params: { examId }, search: { tab: name }, replace: true });
  return (
    <PageFrame
      title={exam.data.title}
      actions={
        <LinkButton to="/exams/$examId/live" params={{ examId }} leftSection={<IconVideo size={18} aria-hidden />}>
          Watch live
        </LinkButton>
      }
    >
      {exam.data.archived_at !== null && (
        <Alert title="This exam is archived" mb="md">
          It is not in the list, nobody can join it, and its settings stay as they are. What was kept of it stays as long as they say.
        </Alert>
      )}
      <Tabs value={tab} onChange={(value) => choose(value as TabName)} keepMounted={false}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="candidates">Links and roster</Tabs.Tab>
          <Tabs.Tab value="settings">Settings</Tabs.Tab>
          <Tabs.Tab value="staff">Staff</Tabs.Tab>
          <Tabs.Tab value="review">Review</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="candidates">
          <Boundary>
            <CandidatesTab exam={exam.data} />
          </Boundary>
        </Tabs.Panel>
        <Tabs.Panel value="settings">
          <Boundary>
            <SettingsTab exam={exam.data} />
          </Boundary>
        </Tabs.Panel>
        <Tabs.Panel value="staff">
          <Boundary>
            <StaffTab exam={exam.data} />
          </Boundary>
        </Tabs.Panel>
        <Tabs.Panel value="review">
          <Boundary>
            <ReviewTab exam={exam.data} />
          </Boundary>
        </Tabs.Panel>
      </Tabs>
    </PageFrame>
  );
}
