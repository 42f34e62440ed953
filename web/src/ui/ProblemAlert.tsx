import { Alert } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";

import { isProblem } from "../api/client";

/** What to tell a person about an error of a call. */
export function wordsOf(error: unknown): string {
  return isProblem(error) ? error.message : "Something went wrong. Please try again.";
}

interface ProblemAlertProps {
  /** Nothing is shown for null. */
  error: unknown;
  title?: string;
}

export function ProblemAlert({ error, title = "That did not work" }: ProblemAlertProps) {
  if (error === null || error === undefined) return null;
  return (
    <Alert color="red" title={title} icon={<IconAlertCircle aria-hidden />} role="alert">
      {wordsOf(error)}
    </Alert>
  );
}
