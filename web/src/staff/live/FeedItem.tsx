import { memo } from "react";

import type { Incident } from "../../api/types";
import { clockTime, duration } from "../../ui/format";
import { useNow } from "../../ui/useNow";
import { evidenceUrl } from "../queries";
import { KIND_ICONS } from "../words";
import { useLive } from "./context";
import { IncidentChips } from "./IncidentChips";

interface FeedItemProps {
  incident: Incident;
  unread: boolean;
  onOpen: (incidentId: string) => void;
}

export const FeedItem = memo(function FeedItem({ incident, unread, onOpen }: FeedItemProps) {
  return (
    <li className="op-feed-item" data-class={incident.incident_class} data-open={incident.closed_at === null}>
      <button type="button" className="op-feed-button" onClick={() => onOpen(incident.id)}>
        <Thumbnail incident={incident} />
        <span className="op-feed-words">
          <span className="op-feed-line">
            <strong className="op-feed-name">{incident.candidate_name}</strong>
            {unread && (
              <span className="op-unread">
                <span className="op-hidden">Unread</span>
              </span>
            )}
          </span>
          <span className="op-feed-line">
            <IncidentChips incident={incident} />
          </span>
          <span className="op-feed-time numbers">
            <time dateTime={incident.opened_at}>{clockTime(incident.opened_at)}</time>
            {" · "}
            <IncidentDuration incident={incident} />
          </span>
        </span>
      </button>
    </li>
  );
});

function Thumbnail({ incident }: { incident: Incident }) {
  const Icon = KIND_ICONS[incident.kind];
  if (incident.cover === null) {
    return (
      <span className="op-thumb" data-empty>
        <Icon size={22} aria-hidden />
      </span>
    );
  }
  const { id, width, height } = incident.cover;
  return <img className="op-thumb" src={evidenceUrl(incident.exam_id, id)} width={width} height={height} loading="lazy" alt="" />;
}

/** How long it lasted, or lasts. */
export function IncidentDuration({ incident }: { incident: Incident }) {
  if (incident.closed_at === null) return <Lasting since={incident.opened_at} />;
  return <>{duration(Date.parse(incident.closed_at) - Date.parse(incident.opened_at), true)}</>;
}

function Lasting({ since }: { since: string }) {
  const offset = useLive((state) => state.clockOffsetMs);
  const now = useNow();
  return <>{duration(now + offset - Date.parse(since))}, still open</>;
}
