import { ActionIcon, Button, Group, Slider, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconArrowLeft, IconVolume, IconVolumeOff } from "@tabler/icons-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import type { Attempt } from "../../api/types";
import { Boundary } from "../../ui/Boundary";
import { StatusChip } from "../../ui/StatusChip";
import { attemptIncidentsQuery } from "../queries";
import { useMe } from "../session";
import { connectionWords, isWatchable } from "../words";
import { Chat } from "./Chat";
import { useConnection, useFocus, useLive, useWatch } from "./context";
import { EndAttempt } from "./EndAttempt";
import { IncidentList } from "./IncidentFeed";
import { LiveVideo } from "./LiveVideo";
import { SignBrowserOut } from "./SignBrowserOut";
import { useStill } from "./still";
import { TalkButton } from "./TalkButton";
import { idleWords } from "./Tile";
import { TileChips } from "./TileChips";

/** One candidate in a large view: picture with sound, talking, chat and incidents. */
export function CandidatePanel({ attemptId }: { attemptId: string }) {
  const attempt = useLive((state) => state.attempts.get(attemptId));
  const { closeAttempt } = useFocus();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <section className="op-panel" aria-label={attempt?.candidate_name ?? "Candidate"}>
      <Group justify="space-between" gap="sm">
        <Group gap="sm" miw={0}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconArrowLeft size={14} aria-hidden />}
            onClick={closeAttempt}
          >
            All candidates
          </Button>
          <Title ref={heading} order={2} size="h4" tabIndex={-1} className="op-panel-title">
            {attempt?.candidate_name ?? "This candidate is not in this exam"}
          </Title>
          {attempt !== undefined && <PanelChips attempt={attempt} />}
          {attempt !== undefined && <ClockNotes attempt={attempt} />}
        </Group>
        {attempt !== undefined && (
          <Group gap="xs">
            <SignBrowserOut attempt={attempt} />
            <EndAttempt attempt={attempt} />
          </Group>
        )}
      </Group>
      {attempt !== undefined && (
        <div className="op-panel-columns">
          <Stack gap="sm" miw={0}>
            <Boundary>
              <LargeVideo attempt={attempt} />
            </Boundary>
            {attempt.end_reason !== null && (
              <Text size="sm">
                <strong>Reason for the end:</strong>
                <span>{` ${attempt.end_reason}`}</span>
              </Text>
            )}
          </Stack>
          <Boundary>
            <Chat attempt={attempt} />
          </Boundary>
          <Boundary>
            <OwnIncidents attemptId={attemptId} />
          </Boundary>
        </div>
      )}
    </section>
  );
}

/** A smaller difference between the clocks is not mentioned, as all times shown are the server's. */
const SHOWN_SKEW_S = 60;

function ClockNotes({ attempt }: { attempt: Attempt }) {
  const skewed = Math.abs(attempt.clock_skew_s) >= SHOWN_SKEW_S;
  const behind = attempt.clock_skew_s > 0 ? "behind" : "ahead";
  return (
    <>
      {skewed && (
        <Text size="sm" c="dimmed">
          {`This candidate’s clock is ${minutes(attempt.clock_skew_s)} ${behind}. All times here are the server’s.`}
        </Text>
      )}
      {attempt.away_s >= 1 && (
        <Text size="sm" c="dimmed">
          {`${minutes(attempt.away_s)} lost with the connection have been given back.`}
        </Text>
      )}
    </>
  );
}

function minutes(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  return whole < 120 ? `${whole} s` : `${Math.round(whole / 60)} min`;
}

function PanelChips({ attempt }: { attempt: Attempt }) {
  const live = useLive((state) => state.live.get(attempt.id));
  const connection = live === undefined || !isWatchable(attempt) ? null : connectionWords(live);
  return (
    <Group gap={6}>
      {connection !== null && (
        <StatusChip tone={connection.tone} icon={<connection.icon aria-hidden />} {...(connection.title !== null && { title: connection.title })}>
          {connection.words}
        </StatusChip>
      )}
      <TileChips attempt={attempt} live={live} maxSignals={Infinity} />
    </Group>
  );
}

function LargeVideo({ attempt }: { attempt: Attempt }) {
  const { viewers } = useConnection();
  const watchable = isWatchable(attempt);
  const mayAct = useMe().role !== "reviewer";
  const viewer = useWatch(attempt.id, "full", watchable);
  const live = useLive((state) => state.live.get(attempt.id));
  const still = useStill(attempt.id, watchable && viewer?.status !== "live");
  const [muted, setMuted] = useState(false);
  const [volume, setVolume] = useState(1);
  const mute = useCallback(() => setMuted(true), []);
  // Leaving the large view closes the microphone.
  useEffect(() => () => void viewers.talk(attempt.id, false), [viewers, attempt.id]);
  return (
    <>
      <LiveVideo
        attemptId={attempt.id}
        viewer={watchable ? viewer : null}
        idleWords={idleWords(attempt)}
        live={live}
        still={still}
        muted={muted}
        volume={volume}
        onSoundRefused={mute}
      />
      {watchable && (
        <Group gap="sm">
          <SoundControls
            muted={muted}
            volume={volume}
            onToggle={() => setMuted((before) => !before)}
            onVolume={(value) => {
              setVolume(value);
              setMuted(value === 0);
            }}
          />
          {mayAct && <TalkButton attemptId={attempt.id} viewer={viewer} />}
        </Group>
      )}
    </>
  );
}

interface SoundControlsProps {
  muted: boolean;
  volume: number;
  onToggle: () => void;
  onVolume: (volume: number) => void;
}

function SoundControls({ muted, volume, onToggle, onVolume }: SoundControlsProps) {
  return (
    <>
      <ActionIcon
        size="lg"
        variant="default"
        aria-label={muted ? "Switch the sound on" : "Switch the sound off"}
        onClick={onToggle}
      >
        {muted ? <IconVolumeOff size={20} aria-hidden /> : <IconVolume size={20} aria-hidden />}
      </ActionIcon>
      <Slider
        w={110}
        min={0}
        max={1}
        step={0.05}
        label={null}
        thumbLabel="Volume"
        value={muted ? 0 : volume}
        onChange={onVolume}
      />
    </>
  );
}

/** Incidents older than those that the page has loaded are read when a candidate is looked at. */
function useOlderIncidents(attemptId: string): void {
  const { examId, store } = useConnection();
  const { data } = useQuery(attemptIncidentsQuery(examId, attemptId));
  useEffect(() => {
    if (data !== undefined) store.dispatch({ type: "older_incidents", incidents: data.incidents });
  }, [data, store]);
}

function OwnIncidents({ attemptId }: { attemptId: string }) {
  useOlderIncidents(attemptId);
  const order = useLive((state) => state.incidentOrder);
  const byId = useLive((state) => state.incidents);
  const own = useMemo(
    () => order.map((id) => byId.get(id)).filter((incident) => incident?.attempt_id === attemptId),
    [order, byId, attemptId],
  );
  return (
    <section className="op-panel-incidents" aria-label="Incidents of this candidate">
      <Title order={3} size="h6" mb={6}>
        Incidents
      </Title>
      {own.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing has been noticed about this candidate.
        </Text>
      )}
      <IncidentList incidents={own.filter((incident) => incident !== undefined)} />
    </section>
  );
}
