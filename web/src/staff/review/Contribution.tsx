import { Text } from "@mantine/core";

import type { ScoreContribution } from "../../api/types";
import { count } from "../../ui/format";
import { StatusChip } from "../../ui/StatusChip";
import { KindIcon } from "../KindIcon";
import { kindWords, signalTone } from "../kinds";
import { evidenceUrl } from "../queries";
import { pointsWords } from "./scores";

interface ContributionProps {
  examId: string;
  contribution: ScoreContribution;
  onOpen: (incidentId: string) => void;
}

/** How much one incident adds to the score, why, and by which calculation, with a few of its pictures. */
export function Contribution({ examId, contribution, onOpen }: ContributionProps) {
  const { incident_id, kind, points, cause, reckoning, frames } = contribution;
  return (
    <li className="op-contribution">
      <span className="op-score numbers">
        <span>{`+${pointsWords(points)}`}</span>
        <span className="op-hidden"> points</span>
      </span>
      <div>
        <StatusChip tone={points === 0 ? "quiet" : signalTone(kind)} icon={<KindIcon kind={kind} />}>
          {kindWords(kind)}
        </StatusChip>
        <Text size="sm" mt={2}>
          {cause}
        </Text>
        <Text size="sm" c="dimmed" className="numbers">
          {reckoning}
        </Text>
        <button type="button" className="op-contribution-frames" onClick={() => onOpen(incident_id)}>
          {frames.map((id) => (
            <img key={id} src={evidenceUrl(examId, id)} width={84} height={63} loading="lazy" alt="" />
          ))}
          <span>
            <span>Open the incident</span>
            <span className="op-hidden">{`: ${kindWords(kind)}`}</span>
            {frames.length > 0 && <span className="op-hidden">{`, ${count(frames.length, "picture")} shown`}</span>}
          </span>
        </button>
      </div>
    </li>
  );
}
