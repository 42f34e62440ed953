import { Alert, Group, Stack, Switch, Table, Text, Title, Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconKey } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";

import { api, unwrap } from "../../api/client";
import type { Schemas, Staff } from "../../api/types";
import { LinkField } from "../../ui/CopyLink";
import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { StatusChip } from "../../ui/StatusChip";
import { Address } from "../Address";
import { PageFrame } from "../PageFrame";
import { staffQuery } from "../queries";
import { refetchAfterChange } from "../refetchAfterChange";
import { useMe } from "../session";
import { ROLE_WORDS } from "../words";
import { AddAccount } from "./AddAccount";
import { MemberSecurity } from "./MemberSecurity";

type WithLink = Schemas["StaffWithLink"];

export default function AccountsPage() {
  const isAdmin = useMe().role === "admin";
  if (!isAdmin) {
    return (
      <PageFrame title="Staff">
        <Text>Only administrators manage accounts.</Text>
      </PageFrame>
    );
  }
  return <Accounts />;
}

function Accounts() {
  const queryClient = useQueryClient();
  const staff = useQuery(staffQuery);
  const [issued, setIssued] = useState<WithLink | null>(null);
  const show = async (link: WithLink) => {
    setIssued(link);
    await refetchAfterChange(queryClient, staffQuery);
  };
  return (
    <PageFrame title="Staff">
      <AddAccount onCreated={show} />
      {issued !== null && <IssuedLink link={issued} onDone={() => setIssued(null)} />}
      <Stack className="op-card" gap="md">
        <Title order={2} size="h4">
          Accounts
        </Title>
        <ProblemAlert error={staff.error} title="The accounts could not be read" />
        {staff.isPending && <PageLoader />}
        <Table.ScrollContainer minWidth={290}>
          <Table className="op-table" verticalSpacing="sm" aria-label="Accounts">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Person</Table.Th>
                <Table.Th visibleFrom="sm">Role</Table.Th>
                <Table.Th visibleFrom="sm">State</Table.Th>
                <Table.Th>Actions</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {staff.data?.map((person) => <AccountRow key={person.id} person={person} onLink={show} />)}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Stack>
    </PageFrame>
  );
}

function IssuedLink({ link, onDone }: { link: WithLink; onDone: () => void }) {
  return (
    <Alert title={`One-time link for ${link.staff.name}`} icon={<IconKey aria-hidden />} role="status">
      <Stack gap="sm">
        <Text size="sm">
          It sets the password, works once, and is shown only now. Hand it over privately: whoever opens it first owns
          the account.
        </Text>
        <LinkField label="One-time link" path={link.setup_path} />
        <Group>
          <Button size="xs" variant="default" onClick={onDone}>
            Done
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

interface AccountRowProps {
  person: Staff;
  onLink: (link: WithLink) => Promise<void>;
}

function AccountRow({ person, onLink }: AccountRowProps) {
  const me = useMe();
  const queryClient = useQueryClient();
  const [looking, setLooking] = useState(false);
  const params = { params: { path: { staff_id: person.id } } };
  const change = useMutation({
    mutationFn: (enabled: boolean) => unwrap(api.PATCH("/api/v1/staff/{staff_id}", { ...params, body: { enabled } })),
    onSuccess: () => refetchAfterChange(queryClient, staffQuery),
  });
  const renew = useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/staff/{staff_id}/setup-link", params)),
    onSuccess: onLink,
  });
  const { tone, words } = accountState(person);
  // Shown in a column of its own, or below the name on narrow screens.
  const state = <StatusChip tone={tone}>{words}</StatusChip>;
  return (
    <Table.Tr>
      <Table.Td>
        <Person person={person} isMe={person.id === me.id} state={state} />
        <ProblemAlert error={change.error ?? renew.error} />
      </Table.Td>
      <Table.Td visibleFrom="sm">{ROLE_WORDS[person.role]}</Table.Td>
      <Table.Td visibleFrom="sm">{state}</Table.Td>
      <Table.Td>
        <Group gap="sm">
          <Button size="xs" variant="default" loading={renew.isPending} onClick={() => renew.mutate()}>
            {person.has_password ? "Reset password" : "New link"}
          </Button>
          <Button size="xs" variant="default" onClick={() => setLooking(true)} aria-label={`Security of ${person.name}`}>
            Security
          </Button>
          {looking && <MemberSecurity person={person} onClose={() => setLooking(false)} />}
          <Switch
            label="Enabled"
            aria-label={`Enabled: account of ${person.name}`}
            checked={change.isPending ? change.variables : person.enabled}
            disabled={person.id === me.id || change.isPending}
            onChange={(event) => change.mutate(event.currentTarget.checked)}
          />
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function Person({ person, isMe, state }: { person: Staff; isMe: boolean; state: ReactNode }) {
  return (
    <>
      <Text fw={600}>
        {`${person.name}${isMe ? " (you)" : ""}`}
      </Text>
      <Address email={person.email} />
      <Group hiddenFrom="sm" gap="xs">
        <Text size="sm">{ROLE_WORDS[person.role]}</Text>
        <span>{state}</span>
      </Group>
    </>
  );
}

function accountState(person: Schemas["Staff"]): { tone: "good" | "quiet"; words: string } {
  if (!person.enabled) return { tone: "quiet", words: "Switched off" };
  return person.has_password ? { tone: "good", words: "Active" } : { tone: "quiet", words: "Link not used yet" };
}
