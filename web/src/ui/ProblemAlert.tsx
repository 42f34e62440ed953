import { Alert } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";

import { isProblem } from "../api/client";

/** The message shown to people for a failed request. */
export function wordsOf(error: unknown): string {
  return isProblem(error) ? error.message : "Something went wrong. Please try again.";
}

interface ProblemAlertProps {
  /** For null and undefined, nothing is shown. */
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
