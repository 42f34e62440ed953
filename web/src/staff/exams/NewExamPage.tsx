import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { api, unwrap } from "../../api/client";
import type { ExamInput } from "../../api/types";
import { PageFrame } from "../PageFrame";
import { examQuery } from "../queries";
import { NEW_EXAM } from "./examForm";
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
  return (
    <PageFrame title="New exam" size={860}>
      <ExamForm
        initial={NEW_EXAM}
        submitLabel="Create the exam"
        error={create.error}
        saving={create.isPending}
        onSubmit={(input) => create.mutate(input)}
      />
    </PageFrame>
  );
}
