import { IconAlertTriangle, IconEyeOff, IconHourglass } from "@tabler/icons-react";

import type { Attempt, AttemptLive } from "../../api/types";
import { count } from "../../ui/format";
import { StatusChip } from "../../ui/StatusChip";
import { KindIcon } from "../KindIcon";
import { kindWords, signalTone } from "../kinds";
import { hasEnded, STATE_WORDS } from "../words";
import { liveFaults, missingLooks, slowdownTitle, restWords, signalChips } from "./chips";

interface TileChipsProps {
  attempt: Attempt;
  live: AttemptLive | undefined;
  /** How many signals are named; the rest is only counted. */
  maxSignals: number;
}

/** An attempt's state, or while it runs its signals and failing detectors; and its number of incidents. */
export function TileChips({ attempt, live, maxSignals }: TileChipsProps) {
  const running = attempt.state === "in_progress";
  return (
    <>
      {!running && <StatusChip tone="quiet">{STATE_WORDS[attempt.state]}</StatusChip>}
      {live !== undefined && !hasEnded(attempt) && <Signals live={live} most={maxSignals} />}
      {live !== undefined && running && <DetectorChips live={live} />}
      {attempt.incidents > 0 && (
        <StatusChip tone="suspicion" icon={<IconAlertTriangle aria-hidden />}>
          {count(attempt.incidents, "incident")}
        </StatusChip>
      )}
    </>
  );
}

function Signals({ live, most }: { live: AttemptLive; most: number }) {
  const { shown, rest } = signalChips(live.signals, most);
  const [next] = rest;
  return (
    <>
      {shown.map((kind) => (
        <StatusChip key={kind} tone={signalTone(kind)} icon={<KindIcon kind={kind} />}>
          {kindWords(kind, live.faces)}
        </StatusChip>
      ))}
      {next !== undefined && (
        <StatusChip tone={signalTone(next)} title={restWords(rest)}>
          <span>{`+${rest.length}`}</span>
          <span className="op-hidden">{` more: ${restWords(rest)}`}</span>
        </StatusChip>
      )}
      {liveFaults(live).map(({ id, kind, words, title }) => (
        <StatusChip key={id} tone="fault" icon={<KindIcon kind={kind} />} title={title}>
          {words}
        </StatusChip>
      ))}
    </>
  );
}

/** What could not be analysed, or is analysed less often. */
function DetectorChips({ live }: { live: AttemptLive }) {
  const slowdown = slowdownTitle(live);
  return (
    <>
      {missingLooks(live).map(({ words, title }) => (
        <StatusChip key={words} tone="fault" icon={<IconEyeOff aria-hidden />} title={title} wrap>
          {words}
        </StatusChip>
      ))}
      {slowdown !== null && (
        <StatusChip tone="quiet" icon={<IconHourglass aria-hidden />} title={slowdown}>
          Looks less often (busy)
        </StatusChip>
      )}
    </>
  );
}
