import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { api, unwrap } from "../api/client";
import type { Schemas, Session } from "../api/types";
import { ProblemAlert } from "../ui/ProblemAlert";

/** The response to a sign-in: the session, or a challenge for the second step. */
export type SignInAnswer = Session | Schemas["SecondFactorNeeded"];

export function needsCode(answer: SignInAnswer): answer is Schemas["SecondFactorNeeded"] {
  return "challenge" in answer;
}

interface CodeFormProps {
  challenge: string;
  onSession: (session: Session) => void;
  onRestart: () => void;
}

/** The second step of signing in. */
export function CodeForm({ challenge, onSession, onRestart }: CodeFormProps) {
  const [code, setCode] = useState("");
  const send = useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/session/code", { body: { challenge, code } })),
    onSuccess: onSession,
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          Your password is right. Now type the six digits that your authenticator app shows, or one of your recovery codes.
        </Text>
        <ProblemAlert error={send.error} title="Not signed in" />
        <TextInput
          label="Code"
          autoComplete="one-time-code"
          data-autofocus
          required
          minLength={6}
          maxLength={40}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={send.isPending} fullWidth>
          Sign in
        </Button>
        <Button variant="subtle" onClick={onRestart}>
          Back to the password
        </Button>
      </Stack>
    </form>
  );
}
