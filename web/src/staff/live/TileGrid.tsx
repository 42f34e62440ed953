import { Checkbox, Group, Pagination, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useRef, useState } from "react";

import { Boundary } from "../../ui/Boundary";
import { count } from "../../ui/format";
import { LinkButton } from "../../ui/LinkButton";
import { useConnection, useFocus, useLive } from "./context";
import type { LiveState } from "./state";
import { Tile } from "./Tile";
import { TILES_A_PAGE, wall, type Wall, type WallView } from "./wall";

interface TileGridProps {
  attentionFirst: boolean;
  focused: string | undefined;
}

export function TileGrid({ attentionFirst, focused }: TileGridProps) {
  const [search, setSearch] = useState("");
  const [hideEnded, setHideEnded] = useState(false);
  const [page, setPage] = useState(1);
  const { ids, total, pages, page: shown } = useWall({ attentionFirst, search, hideEnded, page });
  const known = useLive(({ attempts }) => attempts.size);
  const loading = useLive(({ complete }) => !complete);
  const { openAttempt } = useFocus();
  if (known === 0) return <NobodyYet />;
  return (
    <>
      {known > TILES_A_PAGE && (
        <Group justify="space-between" gap="sm" mb="sm">
          <Group gap="sm">
            <TextInput
              size="xs"
              type="search"
              aria-label="Find a candidate"
              placeholder="Find a candidate"
              leftSection={<IconSearch size={14} aria-hidden />}
              value={search}
              onChange={(event) => {
                setSearch(event.currentTarget.value);
                setPage(1);
              }}
            />
            <Checkbox
              size="xs"
              label="Hide who has ended"
              checked={hideEnded}
              onChange={(event) => {
                setHideEnded(event.currentTarget.checked);
                setPage(1);
              }}
            />
            <Text size="sm" c="dimmed" className="numbers" role="status">
              {`${count(total, "candidate")}${loading ? ", more are on their way" : ""}`}
            </Text>
          </Group>
          {pages > 1 && (
            <Pagination
              size="sm"
              total={pages}
              value={shown}
              onChange={setPage}
              getControlProps={(control) => ({ "aria-label": CONTROLS[control] })}
              getItemProps={(number) => ({ "aria-label": `Page ${number}` })}
            />
          )}
        </Group>
      )}
      <ul className="op-tiles" data-many={ids.length > 12} aria-label="Candidates">
        {ids.map((id) => (
          <Boundary key={id} item>
            <Tile attemptId={id} focused={id === focused} onOpen={openAttempt} />
          </Boundary>
        ))}
      </ul>
    </>
  );
}

const CONTROLS = { first: "First page", previous: "Previous page", next: "Next page", last: "Last page" };

/** The wall's tiles; the same object as long as the same tiles are shown, so that the grid renders again only when they change. */
function useWall(view: WallView): Wall {
  const last = useRef<Wall | null>(null);
  return useLive((state: LiveState) => {
    const next = wall(state, view);
    if (last.current === null || !isSame(last.current, next)) last.current = next;
    return last.current;
  });
}

function isSame(one: Wall, other: Wall): boolean {
  return (
    one.total === other.total &&
    one.page === other.page &&
    one.pages === other.pages &&
    one.ids.length === other.ids.length &&
    one.ids.every((id, index) => id === other.ids[index])
  );
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
