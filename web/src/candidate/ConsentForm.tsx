import { Button, Checkbox, Stack, Text, TextInput, Title } from "@mantine/core";
import { type SubmitEvent, useState } from "react";

import type { Schemas } from "../api/types";
import type { WatchPlan } from "../capture/watchPlan";
import { ProblemAlert } from "../ui/ProblemAlert";
import { WatchedList } from "./WatchedList";

interface ConsentFormProps {
  consent: Schemas["ConsentText"];
  plan: WatchPlan;
  /** Null: the form asks for the name. */
  candidateName: string | null;
  working: boolean;
  error: unknown;
  onAgree: (name: string | null) => void;
}

/** What is recorded and why, and the candidate's agreement to it. */
export function ConsentForm({ consent, plan, candidateName, working, error, onAgree }: ConsentFormProps) {
  const [name, setName] = useState("");
  const [agreed, setAgreed] = useState(false);
  const asksName = candidateName === null;
  const complete = agreed && (!asksName || name.trim() !== "");
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (complete && !working) onAgree(asksName ? name.trim() : null);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <section className="op-card" aria-labelledby="recorded">
          <Title order={2} size="h4" id="recorded" mb="sm">
            What is recorded, and why
          </Title>
          <Stack gap="sm">
            {consent.paragraphs.map((paragraph) => (
              <Text key={paragraph}>{paragraph}</Text>
            ))}
          </Stack>
        </section>
        <section className="op-card" aria-labelledby="watched">
          <Title order={2} size="h4" id="watched" mb="sm">
            What is watched for
          </Title>
          <WatchedList plan={plan} headingOrder={3} />
        </section>
        {asksName ? <NameField name={name} onChange={setName} /> : <KnownName name={candidateName} />}
        <Checkbox
          label="I have read this and agree to the recording."
          checked={agreed}
          onChange={(event) => setAgreed(event.currentTarget.checked)}
        />
        <ProblemAlert error={error} />
        <div>
          <Button type="submit" size="md" loading={working} disabled={!complete}>
            Agree and continue
          </Button>
        </div>
        <Text size="sm" c="dimmed">
          {`Text of version ${consent.version}`}
        </Text>
      </Stack>
    </form>
  );
}

function NameField({ name, onChange }: { name: string; onChange: (name: string) => void }) {
  return (
    <TextInput
      label="Your name"
      description="As your institution knows you."
      autoComplete="name"
      required
      maxLength={200}
      value={name}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function KnownName({ name }: { name: string }) {
  return (
    <Text>
      You join as <strong>{name}</strong>. If that is not you, do not go on: ask your institution for your own link.
    </Text>
  );
}
