import { Stack, Text, Title } from "@mantine/core";

import { LinkButton } from "../../ui/LinkButton";
import { isSuspicious } from "../kinds";
import { hasEnded } from "../words";
import { useConnection, useFocus, useLive } from "./context";
import type { LiveState } from "./state";
import { Tile } from "./Tile";

interface TileGridProps {
  attentionFirst: boolean;
  focused: string | undefined;
}

export function TileGrid({ attentionFirst, focused }: TileGridProps) {
  // As one string, so that the grid renders again only when the order itself changes.
  const order = useLive(attentionFirst ? byAttention : byJoining);
  const { openAttempt } = useFocus();
  if (order === "") return <NobodyYet />;
  const ids = order.split(" ");
  return (
    <ul className="op-tiles" data-many={ids.length > 12} aria-label="Candidates">
      {ids.map((id) => (
        <Tile key={id} attemptId={id} focused={id === focused} onOpen={openAttempt} />
      ))}
    </ul>
  );
}

function byJoining({ attemptOrder }: LiveState): string {
  return attemptOrder.join(" ");
}

/** First those with a current suspicion, then by number of incidents, ended attempts last; equals keep their places. */
function byAttention({ attemptOrder, attempts, live }: LiveState): string {
  const urgency = (id: string): number => {
    const attempt = attempts.get(id);
    if (attempt === undefined || hasEnded(attempt)) return -1;
    return (isSuspicious(live.get(id)) ? 1000 : 0) + Math.min(attempt.incidents, 999);
  };
  return [...attemptOrder].sort((a, b) => urgency(b) - urgency(a)).join(" ");
}

function NobodyYet() {
  const { examId } = useConnection();
  return (
    <Stack align="center" gap="sm" py={64} px="md" ta="center">
      <Title order={2} size="h3">
        Nobody has joined yet
      </Title>
      <Text c="dimmed" maw={440}>
        Candidates appear here by themselves as soon as they open their link. Hand out the links first.
      </Text>
      <LinkButton to="/exams/$examId" params={{ examId }}>
        Get the links
      </LinkButton>
    </Stack>
  );
}
