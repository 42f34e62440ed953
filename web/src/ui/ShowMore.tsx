import { Button, Group } from "@mantine/core";

interface ShowMoreProps {
  /** An infinite query. */
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  label?: string;
}

/** Reads the next page of a list, where there is one. */
export function ShowMore({ query, label = "Show more" }: ShowMoreProps) {
  if (!query.hasNextPage) return null;
  return (
    <Group justify="center">
      <Button size="xs" variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {label}
      </Button>
    </Group>
  );
}
