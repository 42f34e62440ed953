import { IconMessage } from "@tabler/icons-react";
import { memo, useRef } from "react";

import type { Attempt, AttemptLive } from "../../api/types";
import { count } from "../../ui/format";
import { StatusChip } from "../../ui/StatusChip";
import { isSuspicious } from "../kinds";
import { connectionWords, hasEnded, isWatchable, STATE_WORDS } from "../words";
import { TILE_SIGNALS } from "./chips";
import { useLive, useOnScreen, useWatch } from "./context";
import { LiveVideo } from "./LiveVideo";
import { useStill } from "./still";
import { TileChips } from "./TileChips";

interface TileProps {
  attemptId: string;
  focused: boolean;
  onOpen: (attemptId: string) => void;
}

export const Tile = memo(function Tile({ attemptId, focused, onOpen }: TileProps) {
  const attempt = useLive((state) => state.attempts.get(attemptId));
  const live = useLive((state) => state.live.get(attemptId));
  const unseen = useLive((state) => state.unseenMessages.get(attemptId) ?? 0);
  const element = useRef<HTMLLIElement>(null);
  const onScreen = useOnScreen(element);
  const watchable = attempt !== undefined && isWatchable(attempt);
  const viewer = useWatch(attemptId, "tile", onScreen && watchable);
  const still = useStill(attemptId, onScreen && watchable && viewer?.status !== "live");
  if (attempt === undefined) return <li ref={element} />;
  const ended = hasEnded(attempt);
  return (
    <li
      ref={element}
      className="op-tile"
      data-attempt-id={attemptId}
      data-suspicious={!ended && isSuspicious(live)}
      data-ended={ended}
      data-focused={focused}
    >
      <LiveVideo
        attemptId={attemptId}
        viewer={watchable ? viewer : null}
        idleWords={idleWords(attempt)}
        live={live}
        still={still}
      />
      <div className="op-tile-facts">
        <div className="op-tile-line">
          <button type="button" className="op-tile-open" title={attempt.candidate_name} onClick={() => onOpen(attemptId)}>
            {attempt.candidate_name}
          </button>
          {live !== undefined && watchable && <ConnectionMark live={live} />}
        </div>
        <div className="op-tile-line">
          <TileChips attempt={attempt} live={live} maxSignals={TILE_SIGNALS} />
          {unseen > 0 && (
            <StatusChip tone="quiet" icon={<IconMessage aria-hidden />}>
              {count(unseen, "message")}
            </StatusChip>
          )}
        </div>
      </div>
    </li>
  );
});

/** The connection's state. A good one is only an icon, to leave room for the name, with text for screen readers and on hover. */
function ConnectionMark({ live }: { live: AttemptLive }) {
  const { words, title, tone, icon: Icon } = connectionWords(live);
  const quiet = live.connection === "connected";
  return (
    <StatusChip tone={tone} icon={<Icon aria-hidden />} {...(quiet && { title: title ?? words })}>
      {quiet ? <span className="op-hidden">{words}</span> : words}
    </StatusChip>
  );
}

/** The text in place of the picture while none is expected; null while one is. */
export function idleWords(attempt: Attempt): string | null {
  if (attempt.state === "invited") return "Has not agreed to be watched yet";
  return hasEnded(attempt) ? STATE_WORDS[attempt.state] : null;
}
