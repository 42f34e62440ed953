import { ActionIcon, Menu } from "@mantine/core";
import { IconAdjustments, IconDots, IconEraser, IconLock, IconRefresh, IconTrash } from "@tabler/icons-react";
import { useState } from "react";

import type { Candidate } from "../../api/types";
import { AccommodationDialog } from "./AccommodationDialog";
import { type HoldOrErase, HoldOrEraseDialog } from "./HoldOrEraseDialog";
import { type LinkAction, LinkActionDialog } from "./LinkActionDialog";
import { whyNotErased } from "./retention";

interface RosterMenuProps {
  examId: string;
  candidate: Candidate;
  /** Whether the whole exam is on legal hold. */
  examHeld: boolean;
}

/** What an administrator can do with one candidate. */
export function RosterMenu({ examId, candidate, examHeld }: RosterMenuProps) {
  const [linkAction, setLinkAction] = useState<LinkAction | null>(null);
  const [holdOrErase, setHoldOrErase] = useState<HoldOrErase | null>(null);
  const [editsAccommodation, setEditsAccommodation] = useState(false);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`More for ${candidate.name}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconAdjustments size={16} aria-hidden />} onClick={() => setEditsAccommodation(true)}>
            Extra time and exceptions
          </Menu.Item>
          <LinkItems candidate={candidate} onChoose={setLinkAction} />
          <HoldAndEraseItems candidate={candidate} examHeld={examHeld} onChoose={setHoldOrErase} />
        </Menu.Dropdown>
      </Menu>
      {editsAccommodation && (
        <AccommodationDialog examId={examId} candidate={candidate} onClose={() => setEditsAccommodation(false)} />
      )}
      {holdOrErase !== null && (
        <HoldOrEraseDialog examId={examId} candidate={candidate} action={holdOrErase} onClose={() => setHoldOrErase(null)} />
      )}
      <LinkActionDialog examId={examId} candidate={candidate} action={linkAction} onClose={() => setLinkAction(null)} />
    </>
  );
}

function LinkItems({ candidate, onChoose }: { candidate: Candidate; onChoose: (action: LinkAction) => void }) {
  return (
    <>
      {candidate.invite_path !== null && (
        <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => onChoose("renew")}>
          Make a new link
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconTrash size={16} aria-hidden />}
        disabled={candidate.attempt_id !== null}
        onClick={() => onChoose("remove")}
      >
        {candidate.attempt_id === null ? "Remove from the roster" : "Cannot be removed after joining"}
      </Menu.Item>
    </>
  );
}

interface HoldAndEraseItemsProps extends Omit<RosterMenuProps, "examId"> {
  onChoose: (action: HoldOrErase) => void;
}

function HoldAndEraseItems({ candidate, examHeld, onChoose }: HoldAndEraseItemsProps) {
  if (candidate.attempt_id === null) return null;
  const reasonNotToErase = whyNotErased(candidate, examHeld);
  return (
    <>
      {!candidate.erased && (
        <Menu.Item leftSection={<IconLock size={16} aria-hidden />} onClick={() => onChoose("hold")}>
          {candidate.legal_hold ? "Lift the legal hold" : "Put on legal hold"}
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconEraser size={16} aria-hidden />}
        disabled={reasonNotToErase !== null}
        onClick={() => onChoose("erase")}
      >
        {reasonNotToErase ?? "Erase this person's data"}
      </Menu.Item>
    </>
  );
}
