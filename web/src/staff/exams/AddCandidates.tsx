import { Button, Group, List, SegmentedControl, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type SubmitEvent } from "react";

import { api, unwrap } from "../../api/client";
import { count } from "../../ui/format";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { candidatesKey } from "../queries";
import { parseRoster, type NewCandidate } from "./roster";

function useAddCandidates(examId: string, onAdded: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (candidates: NewCandidate[]) =>
      unwrap(
        api.POST("/api/v1/exams/{exam_id}/candidates", { params: { path: { exam_id: examId } }, body: { candidates } }),
      ),
    onSuccess: async (added) => {
      await queryClient.invalidateQueries({ queryKey: candidatesKey(examId) });
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
            { value: "many", label: "Paste a list" },
          ]}
          value={way}
          onChange={setWay}
        />
      </Group>
      {way === "one" ? <AddOne examId={examId} /> : <AddMany examId={examId} />}
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

function AddMany({ examId }: { examId: string }) {
  const [text, setText] = useState("");
  const add = useAddCandidates(examId, () => setText(""));
  const { candidates, problems } = parseRoster(text);
  return (
    <Stack gap="sm">
      <ProblemAlert error={add.error} title="Not added" />
      <Textarea
        label="One person a line: name, e-mail"
        description="The e-mail address may be left out. Lines copied from a spreadsheet work, too."
        autosize
        minRows={4}
        maxRows={14}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {problems.length > 0 && (
        <Stack gap={4} role="alert">
          <Text size="sm" c="var(--mantine-color-error)">
            Please correct:
          </Text>
          <List size="sm">
            {problems.map(({ line, reason }) => (
              <List.Item key={line}>{line === 0 ? reason : `Line ${line}: ${reason}`}</List.Item>
            ))}
          </List>
        </Stack>
      )}
      <Group>
        <Button
          loading={add.isPending}
          disabled={candidates.length === 0 || problems.length > 0}
          onClick={() => add.mutate(candidates)}
        >
          {candidates.length === 0 ? "Add candidates" : `Add ${count(candidates.length, "candidate")}`}
        </Button>
      </Group>
    </Stack>
  );
}
