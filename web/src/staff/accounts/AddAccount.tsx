import { Button, Group, Select, Stack, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { api, unwrap } from "../../api/client";
import type { Role, Schemas } from "../../api/types";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { ROLE_HINTS, ROLE_WORDS } from "../words";

interface AddAccountProps {
  onCreated: (link: Schemas["StaffWithLink"]) => Promise<void>;
}

const ROLES: Role[] = ["proctor", "reviewer", "admin"];

export function AddAccount({ onCreated }: AddAccountProps) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("proctor");
  const create = useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/staff", { body: { name, email, role } })),
    onSuccess: (link) => {
      setName("");
      setEmail("");
      return onCreated(link);
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack className="op-card" gap="md">
        <Title order={2} size="h4">
          Add an account
        </Title>
        <ProblemAlert error={create.error} title="Not added" />
        <Group align="flex-start" gap="sm">
          <TextInput
            label="Name"
            required
            maxLength={200}
            flex="1 1 200px"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label="E-mail"
            type="email"
            required
            flex="1 1 200px"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <RoleField role={role} onChange={setRole} />
          <Button type="submit" mt={{ base: 0, sm: 25 }} loading={create.isPending}>
            Add account
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function RoleField({ role, onChange }: { role: Role; onChange: (role: Role) => void }) {
  return (
    <Select
      label="Role"
      description={ROLE_HINTS[role]}
      inputWrapperOrder={["label", "input", "description"]}
      allowDeselect={false}
      flex="1 1 220px"
      data={ROLES.map((value) => ({ value, label: ROLE_WORDS[value] }))}
      value={role}
      onChange={(value) => value !== null && onChange(value)}
    />
  );
}
