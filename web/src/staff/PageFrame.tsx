import { Container, Group, Stack, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface PageFrameProps {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
  size?: number;
}

/** The frame of a staff page: heading, actions and content. */
export function PageFrame({ title, actions, children, size = 1080 }: PageFrameProps) {
  return (
    <Container size={size} py="xl" px="md">
      <title>{`${title} · OpenProctor`}</title>
      <Stack gap="lg">
        <Group justify="space-between" align="center" gap="sm">
          <Title order={1} size="h2">
            {title}
          </Title>
          {actions !== undefined && <Group gap="xs">{actions}</Group>}
        </Group>
        {children}
      </Stack>
    </Container>
  );
}
