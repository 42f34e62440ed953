import { ActionIcon, Group, Slider, Stack, Switch, Text, Tooltip } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";

import type { EvidenceFrame } from "../../api/types";
import { clockTime, count } from "../../ui/format";
import { evidenceUrl } from "../queries";

interface FrameViewerProps {
  examId: string;
  /** Oldest first. */
  frames: readonly EvidenceFrame[];
  coverId: string | null;
}

export function FrameViewer({ examId, frames, coverId }: FrameViewerProps) {
  // By id, as indexes change when new frames arrive while the incident is open.
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [boxes, setBoxes] = useState(true);
  const index = Math.max(0, frames.findIndex(({ id }) => id === (chosenId ?? coverId)));
  const frame = frames[index];
  const choose = (next: number) => setChosenId(frames[Math.min(frames.length - 1, Math.max(0, next))]?.id ?? null);
  useArrowKeys((step) => choose(index + step));
  if (frame === undefined) {
    return (
      <div className="op-frame" data-empty>
        <Text size="sm">No frames were kept for this incident.</Text>
      </div>
    );
  }
  return (
    <div className="op-frames">
      <Frame examId={examId} frame={frame} boxes={boxes} />
      <FrameLine frame={frame} boxes={boxes} onBoxes={setBoxes} />
      <Group gap="xs" wrap="nowrap">
        <ActionIcon variant="default" aria-label="Earlier frame" disabled={index === 0} onClick={() => choose(index - 1)}>
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <Slider
          flex={1}
          thumbLabel="Frame"
          min={0}
          max={Math.max(1, frames.length - 1)}
          disabled={frames.length < 2}
          label={null}
          value={index}
          onChange={choose}
        />
        <ActionIcon
          variant="default"
          aria-label="Later frame"
          disabled={index === frames.length - 1}
          onClick={() => choose(index + 1)}
        >
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
        <Text size="sm" className="numbers">
          {`${index + 1} / ${frames.length}`}
        </Text>
      </Group>
      <FilmStrip examId={examId} frames={frames} index={index} onChoose={choose} />
    </div>
  );
}

/** Steps with the left and right arrow keys, wherever the focus is except in inputs, which use them themselves. */
function useArrowKeys(onStep: (step: number) => void): void {
  const step = useEffectEvent(onStep);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const by = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
      const own = event.target instanceof Element && event.target.closest("input, textarea, [role=slider]") !== null;
      if (by === 0 || own || event.defaultPrevented) return;
      event.preventDefault();
      step(by);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

interface FrameProps {
  examId: string;
  frame: EvidenceFrame;
  boxes: boolean;
}

/** The picture as it was stored; the boxes are drawn over it and are never part of it. */
function Frame({ examId, frame, boxes }: FrameProps) {
  if (frame.erased) {
    return (
      <div className="op-frame" data-empty>
        <Text size="sm">This picture was erased.</Text>
      </div>
    );
  }
  const alt = `Frame of ${clockTime(frame.captured_at)}, ${facesWords(frame)}`;
  return (
    <div className="op-frame" style={{ aspectRatio: `${frame.width} / ${frame.height}` }}>
      <img src={evidenceUrl(examId, frame.id)} width={frame.width} height={frame.height} alt={alt} />
      {boxes && (
        <svg viewBox={`0 0 ${frame.width} ${frame.height}`} aria-hidden="true">
          {frame.faces.map((face) => (
            <rect
              key={`${face.x},${face.y}`}
              x={face.x}
              y={face.y}
              width={face.width}
              height={face.height}
              rx={frame.width / 120}
            />
          ))}
        </svg>
      )}
    </div>
  );
}

function facesWords(frame: EvidenceFrame): string {
  return frame.analysed ? count(frame.faces.length, "face") : "not analysed";
}

interface FrameLineProps {
  frame: EvidenceFrame;
  boxes: boolean;
  onBoxes: (on: boolean) => void;
}

function FrameLine({ frame, boxes, onBoxes }: FrameLineProps) {
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm" className="numbers">
        <span>{`${clockTime(frame.captured_at)}, ${facesWords(frame)}, `}</span>
        <Tooltip label={frame.sha256} multiline maw={340} events={{ hover: true, focus: true, touch: true }}>
          <button type="button" className="op-hash" aria-label={`SHA-256 ${frame.sha256}`}>
            {`sha-256 ${frame.sha256.slice(0, 12)}…`}
          </button>
        </Tooltip>
      </Text>
      <Switch size="sm" label="Show face boxes" checked={boxes} onChange={(event) => onBoxes(event.currentTarget.checked)} />
    </Group>
  );
}

interface FilmStripProps {
  examId: string;
  frames: readonly EvidenceFrame[];
  index: number;
  onChoose: (index: number) => void;
}

function FilmStrip({ examId, frames, index, onChoose }: FilmStripProps) {
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // In braces, as newer browsers return a promise, which React would call as a clean-up function.
    current.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [index]);
  return (
    <Stack gap={4}>
      <div className="op-strip" role="group" aria-label="All frames">
        {frames.map((frame, position) => (
          <button
            key={frame.id}
            type="button"
            ref={position === index ? current : null}
            aria-current={position === index}
            aria-label={`Frame of ${clockTime(frame.captured_at)}`}
            onClick={() => onChoose(position)}
          >
            {!frame.erased && <img src={evidenceUrl(examId, frame.id)} width={64} height={48} loading="lazy" alt="" />}
            <span className="numbers">{clockTime(frame.captured_at)}</span>
          </button>
        ))}
      </div>
    </Stack>
  );
}
