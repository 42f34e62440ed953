import { Button, Group, SegmentedControl, Stack, TextInput, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type SubmitEvent } from "react";

import { api, unwrap } from "../../api/client";
import type { Schemas } from "../../api/types";
import { count } from "../../ui/format";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { candidatesKey } from "../queries";
import { refetchAfterChange } from "../refetchAfterChange";
import { ImportRoster } from "./ImportRoster";

function useAddCandidates(examId: string, onAdded: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (candidates: Schemas["NewCandidate"][]) =>
      unwrap(
        api.POST("/api/v1/exams/{exam_id}/candidates", { params: { path: { exam_id: examId } }, body: { candidates } }),
      ),
    onSuccess: async (added) => {
      await refetchAfterChange(queryClient, { queryKey: candidatesKey(examId) });
      notifications.show({ message: `${count(added.length, "candidate")} added.` });
      onAdded();
    },
  });
}

export function AddCandidates({ examId }: { examId: string }) {
  const [way, setWay] = useState("one");
  return (
    <Stack className="op-card" gap="md">
      <Group justify="space-between">
        <Title order={2} size="h4">
          Add candidates
        </Title>
        <SegmentedControl
          aria-label="How to add candidates"
          data={[
            { value: "one", label: "One by one" },
            { value: "many", label: "From a file or list" },
          ]}
          value={way}
          onChange={setWay}
        />
      </Group>
      {way === "one" ? <AddOne examId={examId} /> : <ImportRoster examId={examId} />}
    </Stack>
  );
}

function AddOne({ examId }: { examId: string }) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const nameInput = useRef<HTMLInputElement>(null);
  const add = useAddCandidates(examId, () => {
    setName("");
    setEmail("");
    nameInput.current?.focus();
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    add.mutate([{ name: name.trim(), email: email.trim() === "" ? null : email.trim() }]);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <ProblemAlert error={add.error} title="Not added" />
        <Group align="flex-end" gap="sm">
          <TextInput
            ref={nameInput}
            label="Name"
            required
            maxLength={200}
            flex="1 1 200px"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label="E-mail (optional)"
            type="email"
            flex="1 1 200px"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Button type="submit" loading={add.isPending}>
            Add candidate
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
