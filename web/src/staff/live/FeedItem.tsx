import { memo } from "react";

import type { Incident } from "../../api/types";
import { clockTime } from "../../ui/format";
import { IncidentChips } from "../incidents/IncidentChips";
import { IncidentDuration } from "../incidents/IncidentDuration";
import { KindIcon } from "../KindIcon";
import { causeHelps, causeWords } from "../kinds";
import { evidenceUrl } from "../queries";
import { useLive } from "./context";

interface FeedItemProps {
  incident: Incident;
  unread: boolean;
  onOpen: (incidentId: string) => void;
}

export const FeedItem = memo(function FeedItem({ incident, unread, onOpen }: FeedItemProps) {
  const clockOffsetMs = useLive((state) => state.clockOffsetMs);
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
          {causeHelps(incident) && (
            <span className="op-feed-cause" title={causeWords(incident)}>
              {causeWords(incident)}
            </span>
          )}
          <span className="op-feed-time numbers">
            <time dateTime={incident.opened_at}>{clockTime(incident.opened_at)}</time>
            {" · "}
            <IncidentDuration incident={incident} clockOffsetMs={clockOffsetMs} />
          </span>
        </span>
      </button>
    </li>
  );
});

function Thumbnail({ incident }: { incident: Incident }) {
  if (incident.cover === null || incident.cover.erased) {
    return (
      <span className="op-thumb" data-empty>
        <KindIcon kind={incident.kind} size={22} />
      </span>
    );
  }
  const { id, width, height } = incident.cover;
  return <img className="op-thumb" src={evidenceUrl(incident.exam_id, id)} width={width} height={height} loading="lazy" alt="" />;
}
