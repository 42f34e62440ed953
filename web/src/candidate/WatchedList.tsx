import { List, Stack, Text, Title } from "@mantine/core";

import { canRecordSound, canRecordVideo } from "../capture/recordingFormats";
import type { PlannedSignal, WatchPlan } from "../capture/watchPlan";
import { SIGNAL_GROUPS, SIGNAL_KINDS, type SignalGroup, SIGNALS } from "../ui/signals";
import { consequence, everySeconds, REACH_UNKNOWN, REACH_WORDS, soundWords, type NotificationScope, NOTIFICATION_WORDS, notificationScope } from "./words";

interface WatchedListProps {
  plan: WatchPlan;
  headingOrder: 3 | 4;
}

/** What is noted whatever the policy says: it has no settings for these. */
const ALWAYS_WATCHED: readonly PlannedSignal[] = SIGNAL_KINDS.filter((kind) => !SIGNALS[kind].settings).map((kind) => ({
  kind,
  told: false,
  prevented: false,
}));

/** Everything that is watched, in plain words: what is noted, what is prevented, and when the candidate is notified. */
export function WatchedList({ plan, headingOrder }: WatchedListProps) {
  const listed = plan.signals.filter(({ kind }) => ALWAYS_WATCHED.every((always) => always.kind !== kind));
  const inGroup = (group: SignalGroup): PlannedSignal[] => [...listed, ...ALWAYS_WATCHED].filter(({ kind }) => SIGNALS[kind].group === group);
  const notified = notificationScope(listed.filter(({ kind }) => SIGNALS[kind].group !== "technical"));
  return (
    <Stack gap="md">
      {(Object.keys(SIGNAL_GROUPS) as SignalGroup[]).map((group) => (
        <Group key={group} group={group} plan={plan} signals={inGroup(group)} headingOrder={headingOrder} notified={notified} />
      ))}
      <Text>{`${NOTIFICATION_WORDS[notified]} No program decides about you: a person looks at what was noted.`}</Text>
    </Stack>
  );
}

interface GroupProps extends WatchedListProps {
  group: SignalGroup;
  signals: readonly PlannedSignal[];
  notified: NotificationScope;
}

function Group({ group, plan, signals, headingOrder, notified }: GroupProps) {
  const intro = introduction(group, plan);
  if (signals.length === 0 && intro === null) return null;
  return (
    <div>
      <Title order={headingOrder} size="h5" mb={4}>
        {SIGNAL_GROUPS[group]}
      </Title>
      {intro === null ? null : <Text mb={4}>{intro}</Text>}
      {signals.length === 0 ? null : (
        <>
          <Text>It is noted when:</Text>
          <List spacing={2}>
            {signals.map((signal) => (
              <List.Item key={signal.kind}>
                <span>{`${SIGNALS[signal.kind].candidate} `}</span>
                <Text span size="sm" c="dimmed">
                  {consequence(signal, group === "technical" ? "none" : notified)}
                </Text>
              </List.Item>
            ))}
          </List>
          {group === "page" ? (
            <Text size="sm" mt={4}>
              {plan.place === null ? REACH_UNKNOWN : REACH_WORDS[plan.place]}
            </Text>
          ) : null}
        </>
      )}
    </div>
  );
}

/** What is watched in a group apart from its signals; null if nothing is. */
function introduction(group: SignalGroup, plan: WatchPlan): string | null {
  switch (group) {
    case "camera":
      return [`The proctors can watch live. A picture is looked at by software ${everySeconds(plan.sampleEveryS)}.`, ...recordedCameraWords(plan)].join(" ");
    case "microphone":
      return plan.sound && !canRecordSound() ? `${soundWords({ ...plan, sound: false })} This browser cannot record it for that.` : soundWords(plan);
    case "page":
      return [...recordedScreenWords(plan), ...fullscreenWords(plan)].join(" ") || null;
    case "technical":
      return "These are noted so that nobody wonders, and never count against you.";
  }
}

function recordedCameraWords({ recordCamera }: WatchPlan): string[] {
  if (!recordCamera) return [];
  return [canRecordVideo() ? "Camera and sound are recorded as video all through the exam." : "Camera and sound should be recorded as video, which this browser cannot do."];
}

function recordedScreenWords({ recordScreen }: WatchPlan): string[] {
  return recordScreen ? ["Your entire screen is shared and recorded: everything on it, not only this page."] : [];
}

function fullscreenWords({ requireFullscreen, place }: WatchPlan): string[] {
  if (!requireFullscreen) return [];
  return [place === null ? "The exam is taken in full screen, unless it opens in a tab of its own." : "The exam is taken in full screen."];
}
