import { Center, Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

import { Logo } from "../ui/Logo";

interface SignedOutPageProps {
  title: string;
  children: ReactNode;
}

/** The frame of the pages for people who are not signed in. */
export function SignedOutPage({ title, children }: SignedOutPageProps) {
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="100%" maw={420} gap="lg">
        <Group gap="sm" justify="center">
          <Logo size={36} />
          <Text fw={700} size="xl">
            OpenProctor
          </Text>
        </Group>
        <Paper className="op-card" p="xl">
          <Stack gap="md">
            <Title order={1} size="h2">
              {title}
            </Title>
            {children}
          </Stack>
        </Paper>
      </Stack>
    </Center>
  );
}
