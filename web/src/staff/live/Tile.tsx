import { IconAlertTriangle, IconEyeOff, IconMessage, IconVideoOff } from "@tabler/icons-react";
import { memo, useRef } from "react";

import type { Attempt, AttemptLive } from "../../api/types";
import { count } from "../../ui/format";
import { StatusChip } from "../../ui/StatusChip";
import { CONNECTIONS, hasEnded, isSuspicious, isWatchable, KIND_ICONS, kindWords, signalTone, STATE_WORDS } from "../words";
import { useLive, useOnScreen, useWatch } from "./context";
import { LiveVideo } from "./LiveVideo";

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
        lost={live?.connection === "lost"}
        cameraLost={live?.camera === "lost"}
      />
      <div className="op-tile-facts">
        <div className="op-tile-line">
          <button type="button" className="op-tile-open" title={attempt.candidate_name} onClick={() => onOpen(attemptId)}>
            {attempt.candidate_name}
          </button>
          {live !== undefined && watchable && <ConnectionMark live={live} />}
        </div>
        <div className="op-tile-line">
          <TileChips attempt={attempt} live={live} />
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

/** What is as it should be takes no room from the name: its words are there for screen readers and on hovering. */
function ConnectionMark({ live }: { live: AttemptLive }) {
  const { words, tone, icon: Icon } = CONNECTIONS[live.connection];
  const quiet = live.connection === "connected";
  return (
    <StatusChip tone={tone} icon={<Icon aria-hidden />} {...(quiet && { title: words })}>
      {quiet ? <span className="op-hidden">{words}</span> : words}
    </StatusChip>
  );
}

interface TileChipsProps {
  attempt: Attempt;
  live: AttemptLive | undefined;
}

/** State before and after, signals in between, and how many incidents there were. */
export function TileChips({ attempt, live }: TileChipsProps) {
  const running = attempt.state === "in_progress";
  const signals = live?.signals.filter((kind) => kind !== "connection_lost" && kind !== "camera_lost") ?? [];
  return (
    <>
      {!running && <StatusChip tone="quiet">{STATE_WORDS[attempt.state]}</StatusChip>}
      {!hasEnded(attempt) &&
        signals.map((kind) => {
          const Icon = KIND_ICONS[kind];
          return (
            <StatusChip key={kind} tone={signalTone(kind)} icon={<Icon aria-hidden />}>
              {kindWords(kind, live?.faces ?? null)}
            </StatusChip>
          );
        })}
      {/* Without a connection nothing is known of the camera. */}
      {!hasEnded(attempt) && live?.camera === "lost" && live.connection !== "lost" && (
        <StatusChip tone="fault" icon={<IconVideoOff aria-hidden />}>
          Camera lost
        </StatusChip>
      )}
      {running && live?.analysed === false && live.last_frame_at !== null && (
        <StatusChip tone="fault" icon={<IconEyeOff aria-hidden />}>
          Not analysed
        </StatusChip>
      )}
      {attempt.incidents > 0 && (
        <StatusChip tone="suspicion" icon={<IconAlertTriangle aria-hidden />}>
          {count(attempt.incidents, "incident")}
        </StatusChip>
      )}
    </>
  );
}

/** What stands in place of the picture while there is none to expect. */
export function idleWords(attempt: Attempt): string | null {
  if (attempt.state === "invited") return "Has not agreed to be watched yet";
  return hasEnded(attempt) ? STATE_WORDS[attempt.state] : null;
}
