import { Button, Group, List, MultiSelect, Stack, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "../../api/client";
import type { Exam } from "../../api/types";
import { LinkButton } from "../../ui/LinkButton";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { examQuery, staffQuery } from "../queries";
import { useMe } from "../session";
import { ROLE_WORDS } from "../words";

export function StaffTab({ exam }: { exam: Exam }) {
  const isAdmin = useMe().role === "admin";
  return (
    <Stack className="op-card" gap="md">
      <Title order={2} size="h4">
        Who may watch this exam
      </Title>
      <Text size="sm" c="dimmed">
        Administrators see every exam. Proctors and reviewers see the exams assigned to them.
      </Text>
      {isAdmin ? <AssignmentForm exam={exam} /> : <Assigned exam={exam} />}
    </Stack>
  );
}

/** An option with the e-mail address, as two people may have the same name. */
function PersonOption({ label, email }: { label: string; email: string | undefined }) {
  return (
    <div>
      <Text size="sm">{label}</Text>
      <Text size="xs" c="dimmed" className="op-address">
        {email}
      </Text>
    </div>
  );
}

function NoPeople() {
  return (
    <>
      <Text>There are no proctors or reviewers yet. Add their accounts first, then assign them here.</Text>
      <Group>
        <LinkButton to="/staff">Add accounts</LinkButton>
      </Group>
    </>
  );
}

function Assigned({ exam }: { exam: Exam }) {
  if (exam.staff.length === 0) return <Text>Nobody besides the administrators.</Text>;
  return (
    <List>
      {exam.staff.map(({ id, name, role }) => (
        <List.Item key={id}>
          {`${name} (${ROLE_WORDS[role].toLowerCase()})`}
        </List.Item>
      ))}
    </List>
  );
}

function AssignmentForm({ exam }: { exam: Exam }) {
  const queryClient = useQueryClient();
  const staff = useQuery(staffQuery);
  const [chosen, setChosen] = useState(() => exam.staff.map(({ id }) => id));
  const assign = useMutation({
    mutationFn: () =>
      unwrap(
        api.PUT("/api/v1/exams/{exam_id}/staff", {
          params: { path: { exam_id: exam.id } },
          body: { staff_ids: chosen },
        }),
      ),
    onSuccess: (saved) => {
      queryClient.setQueryData(examQuery(exam.id).queryKey, saved);
      notifications.show({ message: "The assignment is saved." });
    },
  });
  const people = (staff.data ?? exam.staff).filter(({ role }) => role !== "admin");
  if (staff.data !== undefined && people.length === 0) return <NoPeople />;
  return (
    <Stack gap="md">
      <ProblemAlert error={staff.error ?? assign.error} />
      <MultiSelect
        label="Proctors and reviewers"
        placeholder={chosen.length === 0 ? "Choose people" : ""}
        searchable
        clearable
        nothingFoundMessage="No such account. Add people on the Staff page."
        data={people.map(({ id, name, role }) => ({ value: id, label: `${name} (${ROLE_WORDS[role].toLowerCase()})` }))}
        renderOption={({ option }) => <PersonOption label={option.label} email={people.find(({ id }) => id === option.value)?.email} />}
        value={chosen}
        onChange={setChosen}
      />
      <Group>
        <Button loading={assign.isPending} onClick={() => assign.mutate()}>
          Save the assignment
        </Button>
      </Group>
    </Stack>
  );
}
