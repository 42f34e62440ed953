import { Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useLocation, useRouter } from "@tanstack/react-router";
import { useState, type SubmitEvent } from "react";

import { api, isProblem, unwrap } from "../api/client";
import type { Schemas } from "../api/types";
import { sitePath } from "../api/basePath";
import { PageLoader } from "../ui/Messages";
import { CodeForm, needsCode } from "./CodeForm";
import { EntryProblem } from "./EntryProblem";
import { PASSWORD_MIN, passwordHint } from "./password";
import { useOpenSession } from "./session";
import { SignedOutPage } from "./SignedOutPage";
import { ROLE_WORDS } from "./words";

export default function SetupPage() {
  // The token is in the fragment, which browsers send to no server, so that it is in no log.
  const token = useLocation({ select: ({ hash }) => hash });
  const link = useQuery({
    queryKey: ["setup", token],
    queryFn: () => unwrap(api.POST("/api/v1/setup/read", { body: { token } })),
    enabled: token !== "",
    staleTime: Infinity,
  });
  if (token === "" || isLinkProblem(link.error)) return <UsedLink />;
  if (link.isPending) return <PageLoader />;
  if (link.isError) {
    return (
      <SignedOutPage title="Set your password">
        <EntryProblem error={link.error} />
        <Button onClick={() => void link.refetch()}>Try again</Button>
      </SignedOutPage>
    );
  }
  return <SetupForm token={token} link={link.data} />;
}

function isLinkProblem(error: unknown): boolean {
  return isProblem(error, "urn:openproctor:link-invalid") || isProblem(error, "urn:openproctor:invalid-request");
}

function UsedLink() {
  return (
    <SignedOutPage title="This link does not work">
      <Text>
        A set-up link works once. It was used already, replaced by a newer one, or is incomplete. If you have set your
        password, sign in. Otherwise ask an administrator for a new link.
      </Text>
      <Button renderRoot={(props) => <Link to="/sign-in" {...props} />}>Sign in</Button>
    </SignedOutPage>
  );
}

interface SetupFormProps {
  token: string;
  link: Schemas["SetupLink"];
}

function SetupForm({ token, link }: SetupFormProps) {
  const router = useRouter();
  const openSession = useOpenSession("/exams");
  const [email, setEmail] = useState(link.email ?? "");
  const [name, setName] = useState(link.name ?? "");
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [checked, setChecked] = useState(false);
  const [challenge, setChallenge] = useState<string | null>(null);
  const redeem = useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/setup", { body: { token, email, name, password } })),
    onSuccess: (answer) => (needsCode(answer) ? setChallenge(answer.challenge) : openSession(answer)),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (password.length >= PASSWORD_MIN && again === password) redeem.mutate();
  };
  if (challenge !== null) {
    return (
      <SignedOutPage title="Second step">
        <CodeForm challenge={challenge} onSession={openSession} onRestart={() => router.history.replace(sitePath("/sign-in"))} />
      </SignedOutPage>
    );
  }
  return (
    <SignedOutPage title="Set your password">
      <Text c="dimmed" size="sm">
        {`Your account: ${ROLE_WORDS[link.role].toLowerCase()}.`}
      </Text>
      <form onSubmit={submit}>
        <Stack gap="md">
          <EntryProblem error={redeem.error} />
          <EmailField fixed={link.email !== null} email={email} onChange={setEmail} />
          <TextInput
            label="Name"
            autoComplete="name"
            required
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PasswordFields password={password} again={again} checked={checked} onPassword={setPassword} onAgain={setAgain} />
          <Button type="submit" loading={redeem.isPending} fullWidth>
            Set the password and sign in
          </Button>
        </Stack>
      </form>
    </SignedOutPage>
  );
}

interface EmailFieldProps {
  /** Whether the link was made for an address, which cannot be changed. */
  fixed: boolean;
  email: string;
  onChange: (email: string) => void;
}

function EmailField({ fixed, email, onChange }: EmailFieldProps) {
  return (
    <TextInput
      label="E-mail"
      type="email"
      autoComplete="username"
      required
      readOnly={fixed}
      description={fixed ? "The address that was invited." : "You sign in with it."}
      value={email}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface PasswordFieldsProps {
  password: string;
  again: string;
  /** Whether errors are shown, as they are from the first attempt to submit on. */
  checked: boolean;
  onPassword: (password: string) => void;
  onAgain: (again: string) => void;
}

function PasswordFields({ password, again, checked, onPassword, onAgain }: PasswordFieldsProps) {
  const tooShort = checked && password.length < PASSWORD_MIN;
  const different = checked && again !== password;
  return (
    <>
      <PasswordInput
        label="Password"
        autoComplete="new-password"
        required
        description={passwordHint(password)}
        error={tooShort ? `Use at least ${PASSWORD_MIN} characters.` : null}
        value={password}
        onChange={(event) => onPassword(event.currentTarget.value)}
      />
      <PasswordInput
        label="Password again"
        autoComplete="new-password"
        required
        error={different ? "The two passwords differ." : null}
        value={again}
        onChange={(event) => onAgain(event.currentTarget.value)}
      />
    </>
  );
}
