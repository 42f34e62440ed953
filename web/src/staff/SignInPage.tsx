import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState, type SubmitEvent } from "react";

import { api, unwrap } from "../api/client";
import { CodeForm, needsCode } from "./CodeForm";
import { EntryProblem } from "./EntryProblem";
import { useOpenSession } from "./session";
import { SignedOutPage } from "./SignedOutPage";

export default function SignInPage() {
  const { next } = useSearch({ from: "/sign-in" });
  const openSession = useOpenSession(next ?? "/exams");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [challenge, setChallenge] = useState<string | null>(null);
  const signIn = useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/session", { body: { email, password } })),
    onSuccess: (answer) => (needsCode(answer) ? setChallenge(answer.challenge) : openSession(answer)),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  if (challenge !== null) {
    return (
      <SignedOutPage title="Second step">
        <CodeForm challenge={challenge} onSession={openSession} onRestart={() => setChallenge(null)} />
      </SignedOutPage>
    );
  }
  return (
    <SignedOutPage title="Sign in">
      <form onSubmit={submit}>
        <Stack gap="md">
          <EntryProblem error={signIn.error} title="Not signed in" />
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={signIn.isPending} fullWidth>
            Sign in
          </Button>
        </Stack>
      </form>
    </SignedOutPage>
  );
}
