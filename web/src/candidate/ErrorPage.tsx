import { Button, Text } from "@mantine/core";

import { isPassing } from "../api/client";
import { FullPageMessage } from "../ui/Messages";
import { wordsOf } from "../ui/ProblemAlert";

interface ErrorPageProps {
  title: string;
  error: unknown;
  onRetry: () => void;
}

/** Shown when a whole page could not be loaded, with a button to try again. */
export function ErrorPage({ title, error, onRetry }: ErrorPageProps) {
  return (
    <FullPageMessage title={title}>
      <Text role="alert">{wordsOf(error)}</Text>
      {isPassing(error) ? <Text c="dimmed">It is tried again by itself.</Text> : null}
      <Button onClick={onRetry}>Try again</Button>
    </FullPageMessage>
  );
}
