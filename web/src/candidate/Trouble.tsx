import { Button, Text } from "@mantine/core";

import { FullPageMessage } from "../ui/Messages";
import { wordsOf } from "../ui/ProblemAlert";

interface TroubleProps {
  title: string;
  error: unknown;
  onRetry: () => void;
}

/** A whole page could not be shown; trying again may help. */
export function Trouble({ title, error, onRetry }: TroubleProps) {
  return (
    <FullPageMessage title={title}>
      <Text role="alert">{wordsOf(error)}</Text>
      <Button onClick={onRetry}>Try again</Button>
    </FullPageMessage>
  );
}
