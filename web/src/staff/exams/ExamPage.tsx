import { Tabs } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { IconVideo } from "@tabler/icons-react";

import { api, unwrap } from "../../api/client";
import type { Exam, ExamInput } from "../../api/types";
import { LinkButton } from "../../ui/LinkButton";
import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { PageFrame } from "../PageFrame";
import { examQuery } from "../queries";
import { useMe } from "../session";
import { CandidatesTab } from "./CandidatesTab";
import { fieldsOf } from "./examForm";
import { ExamForm } from "./ExamForm";
import { StaffTab } from "./StaffTab";

type TabName = "candidates" | "settings" | "staff";

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
      <Tabs value={tab} onChange={(value) => choose(value as TabName)} keepMounted={false}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="candidates">Links and roster</Tabs.Tab>
          <Tabs.Tab value="settings">Settings</Tabs.Tab>
          <Tabs.Tab value="staff">Staff</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="candidates">
          <CandidatesTab exam={exam.data} />
        </Tabs.Panel>
        <Tabs.Panel value="settings">
          <SettingsTab exam={exam.data} />
        </Tabs.Panel>
        <Tabs.Panel value="staff">
          <StaffTab exam={exam.data} />
        </Tabs.Panel>
      </Tabs>
    </PageFrame>
  );
}

function SettingsTab({ exam }: { exam: Exam }) {
  const isAdmin = useMe().role === "admin";
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (body: ExamInput) =>
      unwrap(api.PUT("/api/v1/exams/{exam_id}", { params: { path: { exam_id: exam.id } }, body })),
    onSuccess: (saved) => {
      queryClient.setQueryData(examQuery(exam.id).queryKey, saved);
      notifications.show({ message: "The settings are saved." });
    },
  });
  return (
    <ExamForm
      key={exam.policy.version}
      initial={fieldsOf(exam)}
      submitLabel="Save the settings"
      readOnly={!isAdmin}
      error={save.error}
      saving={save.isPending}
      onSubmit={(input) => save.mutate(input)}
    />
  );
}
