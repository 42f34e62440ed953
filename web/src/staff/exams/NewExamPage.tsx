import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { api, unwrap } from "../../api/client";
import type { ExamInput } from "../../api/types";
import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { PageFrame } from "../PageFrame";
import { standardOf } from "../policy/presets";
import { examQuery, presetsQuery } from "../queries";
import { newExam } from "./examForm";
import { ExamForm } from "./ExamForm";

export default function NewExamPage() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const create = useMutation({
    mutationFn: (body: ExamInput) => unwrap(api.POST("/api/v1/exams", { body })),
    onSuccess: (exam) => {
      queryClient.setQueryData(examQuery(exam.id).queryKey, exam);
      return navigate({ to: "/exams/$examId", params: { examId: exam.id } });
    },
  });
  const presets = useQuery(presetsQuery);
  const standard = presets.data === undefined ? undefined : standardOf(presets.data);
  return (
    <PageFrame title="New exam" size={860}>
      <ProblemAlert error={presets.error} title="The policies could not be read" />
      {presets.isPending && <PageLoader />}
      {presets.data !== undefined && standard !== undefined && (
        <ExamForm
          initial={newExam(standard)}
          presets={presets.data}
          submitLabel="Create the exam"
          error={create.error}
          saving={create.isPending}
          onSubmit={(input) => create.mutate(input)}
        />
      )}
    </PageFrame>
  );
}
