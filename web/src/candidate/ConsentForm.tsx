import { Button, Checkbox, List, Stack, Text, TextInput, Title } from "@mantine/core";
import { type SubmitEvent, useState } from "react";

import type { Schemas } from "../api/types";
import { ProblemAlert } from "../ui/ProblemAlert";
import { everySeconds, WATCHED_WORDS } from "./words";

interface ConsentFormProps {
  consent: Schemas["ConsentText"];
  watched: Schemas["Watched"];
  /** Null: the name is asked for. */
  candidateName: string | null;
  working: boolean;
  error: unknown;
  onAgree: (name: string | null) => void;
}

/** What is recorded and why, and the candidate's agreement to it. */
export function ConsentForm({ consent, watched, candidateName, working, error, onAgree }: ConsentFormProps) {
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
        <WatchedCard watched={watched} />
        {asksName ? (
          <TextInput
            label="Your name"
            description="As your institution knows you."
            autoComplete="name"
            required
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        ) : (
          <Text>
            You join as <strong>{candidateName}</strong>. If that is not you, do not go on: ask your institution for your own link.
          </Text>
        )}
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
          Text of version {consent.version}
        </Text>
      </Stack>
    </form>
  );
}

function WatchedCard({ watched }: { watched: Schemas["Watched"] }) {
  return (
    <section className="op-card" aria-labelledby="watched">
      <Title order={2} size="h4" id="watched" mb="sm">
        What is watched for
      </Title>
      <Text mb="xs">A picture of your camera is looked at {everySeconds(watched.sample_every_s)}. It is noted when:</Text>
      <List spacing={4}>
        {watched.signals.map((kind) => (
          <List.Item key={kind}>{WATCHED_WORDS[kind]}</List.Item>
        ))}
      </List>
      <Text mt="xs">
        {watched.warn_candidate
          ? "You are told at once when something is noted, so that you can put it right."
          : "You are not told during the exam when something is noted."}{" "}
        No program decides about you: a person looks at what was noted.
      </Text>
    </section>
  );
}
