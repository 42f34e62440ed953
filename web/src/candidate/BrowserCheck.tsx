import { Alert, Button, Container, Group, Stack, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";

import { PageLoader } from "../ui/Messages";
import { type Blocked, blockedBy, browserProbes } from "./blockedByBrowser";

/** Says what the browser blocks before anything else is shown, and lets the candidate go on where that can work. */
export function BrowserCheck({ children }: { children: ReactNode }) {
  const [blocked, setBlocked] = useState<Blocked[] | null>(null);
  const [round, setRound] = useState(0);
  const [anyway, setAnyway] = useState(false);
  useEffect(() => {
    let current = true;
    void blockedBy(browserProbes).then((found) => {
      if (current) setBlocked(found);
    });
    return () => {
      current = false;
    };
  }, [round]);
  const again = (): void => {
    setBlocked(null);
    setRound(round + 1);
  };
  if (blocked === null) return <PageLoader />;
  const stops = blocked.some(({ severity }) => severity === "stops");
  const doubtful = blocked.some(({ severity }) => severity === "doubtful");
  if (stops || (doubtful && !anyway)) {
    return (
      <Container component="main" size="sm" py="xl">
        <Stack gap="md">
          <Title order={1} size="h2">
            Your browser blocks what the exam needs
          </Title>
          <BlockedList blocked={blocked} />
          <Group gap="sm">
            <Button onClick={again}>Check again</Button>
            {stops ? null : (
              <Button variant="default" onClick={() => setAnyway(true)}>
                Try anyway
              </Button>
            )}
          </Group>
        </Stack>
      </Container>
    );
  }
  if (blocked.length === 0) return children;
  return (
    <>
      <Container component="section" aria-label="Your browser" size="md" pt="lg">
        <BlockedList blocked={blocked} />
      </Container>
      {children}
    </>
  );
}

function BlockedList({ blocked }: { blocked: readonly Blocked[] }) {
  return (
    <Stack gap="sm" role="status">
      {blocked.map(({ kind, severity, title, advice }) => (
        <Alert key={kind} color={severity === "limits" ? "yellow" : "orange"} icon={<IconAlertTriangle aria-hidden />} title={title}>
          {advice}
        </Alert>
      ))}
    </Stack>
  );
}
