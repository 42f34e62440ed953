import { Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import type { Exam, ExamInput } from "../../api/types";
import { Boundary } from "../../ui/Boundary";
import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { VersionList } from "../policy/VersionList";
import { examQuery, policiesQuery, presetsQuery, scoresKey } from "../queries";
import { refetchAfterChange } from "../refetchAfterChange";
import { useMe } from "../session";
import { fieldsOf } from "./examForm";
import { ExamArchive } from "./ExamArchive";
import { ExamHold } from "./ExamHold";
import { ExamForm } from "./ExamForm";

/** The exam's settings, and the versions of its policy so far. */
export function SettingsTab({ exam }: { exam: Exam }) {
  const isAdmin = useMe().role === "admin";
  const queryClient = useQueryClient();
  const presets = useQuery(presetsQuery);
  const save = useMutation({
    mutationFn: (body: ExamInput) =>
      unwrap(api.PUT("/api/v1/exams/{exam_id}", { params: { path: { exam_id: exam.id } }, body })),
    onSuccess: (saved) => {
      queryClient.setQueryData(examQuery(exam.id).queryKey, saved);
      // Scores depend on the policy's weights.
      void refetchAfterChange(queryClient, policiesQuery(exam.id));
      void refetchAfterChange(queryClient, { queryKey: scoresKey(exam.id) });
      notifications.show({ message: "The settings are saved." });
    },
  });
  if (presets.isPending) return <PageLoader />;
  return (
    <Stack gap="lg">
      <ProblemAlert error={presets.error} title="The policies could not be read" />
      {presets.data !== undefined && (
        <ExamForm
          key={exam.policy.version}
          initial={fieldsOf(exam)}
          presets={presets.data}
          submitLabel="Save the settings"
          submitHint={`A changed policy becomes version ${exam.policy.version + 1}. Attempts that are running keep the version they began under.`}
          readOnly={!isAdmin || exam.archived_at !== null}
          error={save.error}
          saving={save.isPending}
          onSubmit={(input) => save.mutate(input)}
        />
      )}
      {isAdmin && (
        <>
          <Boundary>
            <ExamHold exam={exam} />
          </Boundary>
          <Boundary>
            <ExamArchive exam={exam} />
          </Boundary>
        </>
      )}
      <Boundary>
        <VersionList examId={exam.id} />
      </Boundary>
    </Stack>
  );
}
