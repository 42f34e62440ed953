import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconArchive, IconArchiveOff, IconTrash } from "@tabler/icons-react";
import { useState } from "react";

import { api, unwrap } from "../../api/client";
import type { Exam } from "../../api/types";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { examQuery } from "../queries";

type Action = "archive" | "unarchive" | "delete";

const WORDS: Readonly<Record<Action, { title: string; confirm: string; color: string; text: string }>> = {
  archive: {
    title: "Archive this exam?",
    confirm: "Archive",
    color: "blue",
    text: "It disappears from the list, and nobody can join it any more. Whoever is in the middle goes on. What was kept of it stays as long as its settings say, and those cannot be changed meanwhile. You can undo this.",
  },
  unarchive: {
    title: "Take this exam into use again?",
    confirm: "Take into use",
    color: "blue",
    text: "It is in the list again, and its links work again.",
  },
  delete: {
    title: "Delete this exam?",
    confirm: "Delete",
    color: "red.9",
    text: "Its settings, its roster and its links are gone for good.",
  },
};

/** Puts an exam away: one that was joined can be archived, one that was not can be deleted as well. */
export function ExamArchive({ exam }: { exam: Exam }) {
  const [asked, setAsked] = useState<Action | null>(null);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const act = useMutation({
    mutationFn: (action: Action) => perform(action, exam.id),
    onSuccess: async (changed) => {
      setAsked(null);
      if (changed !== null) {
        queryClient.setQueryData(examQuery(exam.id).queryKey, changed);
        return;
      }
      notifications.show({ message: `“${exam.title}” is deleted.` });
      await navigate({ to: "/exams" });
      queryClient.removeQueries({ queryKey: examQuery(exam.id).queryKey });
    },
  });
  const archived = exam.archived_at !== null;
  return (
    <Stack className="op-card" gap="md">
      <Title order={2} size="h4">
        {exam.has_attempts ? "Archive" : "Archive or delete"}
      </Title>
      <Text size="sm" c="dimmed">
        {exam.has_attempts
          ? "People have joined this exam, so that it can be archived, but not deleted."
          : "Nobody has joined this exam yet, so that it can be deleted."}
      </Text>
      <Group gap="xs">
        {archived ? (
          <Button variant="default" leftSection={<IconArchiveOff size={18} aria-hidden />} onClick={() => setAsked("unarchive")}>
            Take into use again
          </Button>
        ) : (
          <Button variant="default" leftSection={<IconArchive size={18} aria-hidden />} onClick={() => setAsked("archive")}>
            Archive the exam
          </Button>
        )}
        {!exam.has_attempts && (
          <Button variant="outline" color="red.9" leftSection={<IconTrash size={18} aria-hidden />} onClick={() => setAsked("delete")}>
            Delete the exam
          </Button>
        )}
      </Group>
      {asked !== null && (
        <ConfirmDialog
          opened
          title={WORDS[asked].title}
          confirmLabel={WORDS[asked].confirm}
          color={WORDS[asked].color}
          error={act.error}
          working={act.isPending}
          onCancel={() => {
            setAsked(null);
            act.reset();
          }}
          onConfirm={() => act.mutate(asked)}
        >
          <Text size="sm">{WORDS[asked].text}</Text>
        </ConfirmDialog>
      )}
    </Stack>
  );
}

/** The exam as it is now; null once it is deleted. */
async function perform(action: Action, examId: string): Promise<Exam | null> {
  const params = { params: { path: { exam_id: examId } } };
  if (action === "archive") return unwrap(api.PUT("/api/v1/exams/{exam_id}/archive", params));
  if (action === "unarchive") return unwrap(api.DELETE("/api/v1/exams/{exam_id}/archive", params));
  await unwrap(api.DELETE("/api/v1/exams/{exam_id}", params));
  return null;
}
