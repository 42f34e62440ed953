import { Alert, Button, Code, Group, List, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { api, unwrap } from "../../api/client";
import type { Schemas } from "../../api/types";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { StatusChip } from "../../ui/StatusChip";
import { sessionQuery } from "../queries";
import { refetchAfterChange } from "../refetchAfterChange";
import { useMe } from "../session";

/** Sets up or disables the second factor. `onDone` is called once the recovery codes were confirmed. */
export function SecondFactor({ onDone }: { onDone?: () => void }) {
  const enabled = useMe().has_second_factor;
  const queryClient = useQueryClient();
  const [enrolment, setEnrolment] = useState<Schemas["Enrolment"] | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const refresh = () => refetchAfterChange(queryClient, sessionQuery);
  const finish = async () => {
    await refresh();
    setCodes(null);
    setEnrolment(null);
    onDone?.();
  };
  return (
    <Stack className="op-card" gap="md">
      <Group justify="space-between">
        <Title order={2} size="h4">
          Second factor
        </Title>
        <StatusChip tone={enabled || codes !== null ? "good" : "quiet"}>{enabled || codes !== null ? "On" : "Off"}</StatusChip>
      </Group>
      {codes !== null ? (
        <Recovery codes={codes} onDone={() => void finish()} />
      ) : enabled ? (
        <Disable onDone={() => void refresh()} />
      ) : enrolment !== null ? (
        <Confirm enrolment={enrolment} onConfirmed={setCodes} />
      ) : (
        <Begin onBegun={setEnrolment} />
      )}
    </Stack>
  );
}

function Begin({ onBegun }: { onBegun: (enrolment: Schemas["Enrolment"]) => void }) {
  const [password, setPassword] = useState("");
  const begin = useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/session/second-factor", { body: { password } })),
    onSuccess: onBegun,
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    begin.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">
          With a second factor, your password alone opens nothing: you also type six digits from an authenticator app on your
          phone.
        </Text>
        <ProblemAlert error={begin.error} />
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={begin.isPending}>
            Set up
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface ConfirmProps {
  enrolment: Schemas["Enrolment"];
  onConfirmed: (codes: string[]) => void;
}

function Confirm({ enrolment, onConfirmed }: ConfirmProps) {
  const [code, setCode] = useState("");
  const confirm = useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/session/second-factor/confirm", { body: { code } })),
    onSuccess: (answer) => onConfirmed(answer.codes),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">Scan this with your authenticator app, or type the key into it. Then type the six digits that it shows.</Text>
        <img
          src={`data:image/svg+xml;utf8,${encodeURIComponent(enrolment.qr_svg)}`}
          alt="QR code with the key below"
          width={220}
          height={220}
        />
        <Text size="sm">
          Key: <Code>{enrolment.secret}</Code>
        </Text>
        <ProblemAlert error={confirm.error} />
        <TextInput
          label="Code"
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          minLength={6}
          maxLength={10}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={confirm.isPending}>
            Switch on
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Recovery({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  return (
    <Alert title="Your recovery codes" role="status">
      <Stack gap="sm">
        <Text size="sm">
          Each signs you in once in place of the app, for when your phone is lost. They are shown only now: keep them where you
          keep important papers. Your other sessions have ended.
        </Text>
        <List listStyleType="none" aria-label="Recovery codes">
          {codes.map((code) => (
            <List.Item key={code}>
              <Code>{code}</Code>
            </List.Item>
          ))}
        </List>
        <Group>
          <Button size="xs" onClick={onDone}>
            I have kept them
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function Disable({ onDone }: { onDone: () => void }) {
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const disable = useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/session/second-factor/disable", { body: { password, code } })),
    onSuccess: onDone,
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    disable.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">
          A code of your app is asked for at sign-in. To use another phone, switch this off and set it up again.
        </Text>
        <ProblemAlert error={disable.error} />
        <Group align="flex-end" gap="sm">
          <PasswordInput
            label="Your password"
            autoComplete="current-password"
            required
            flex="1 1 200px"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <TextInput
            label="Code"
            autoComplete="one-time-code"
            required
            minLength={6}
            maxLength={40}
            flex="1 1 160px"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={disable.isPending}>
            Switch off
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
