import { Select, SimpleGrid } from "@mantine/core";

import type { Policy } from "../../api/types";
import { Disclosure } from "../../ui/Disclosure";
import { NumberField } from "./NumberField";

interface AdvancedSettingsProps {
  policy: Policy;
  readOnly: boolean;
  onChange: (part: Partial<Policy>) => void;
}

/** How often the slower detectors look, what is kept, and when a connection is lost; the defaults suit most exams. */
export function AdvancedSettings({ policy, readOnly, onChange }: AdvancedSettingsProps) {
  return (
    <Disclosure head={<strong>Advanced: how often is looked, and what is kept</strong>}>
      <fieldset className="op-fieldset" disabled={readOnly}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <Cadences policy={policy} onChange={onChange} />
          <Kept policy={policy} onChange={onChange} />
          <Link policy={policy} onChange={onChange} />
        </SimpleGrid>
      </fieldset>
    </Disclosure>
  );
}

type PartProps = Omit<AdvancedSettingsProps, "readOnly">;

function Cadences({ policy, onChange }: PartProps) {
  const change = (part: Partial<Policy["cadence"]>) => onChange({ cadence: { ...policy.cadence, ...part } });
  return (
    <>
      <Seconds
        label="Head and eyes are looked at every"
        description="While the server is busy, these three look less often by themselves."
        min={0.5}
        max={60}
        value={policy.cadence.landmarks_every_s}
        onChange={(landmarks_every_s) => change({ landmarks_every_s })}
      />
      <Seconds
        label="Objects are looked for every"
        description="Phones, books, computers, further people."
        min={0.5}
        max={120}
        value={policy.cadence.objects_every_s}
        onChange={(objects_every_s) => change({ objects_every_s })}
      />
      <Seconds
        label="Identity is compared every"
        description="The face with the one at check-in."
        min={1}
        max={600}
        value={policy.cadence.identity_every_s}
        onChange={(identity_every_s) => change({ identity_every_s })}
      />
      <Seconds
        label="While unsure, pictures come every"
        description="A face too many or too few was seen and is not certain yet."
        min={0.2}
        max={60}
        value={policy.burst_every_s}
        onChange={(burst_every_s) => onChange({ burst_every_s })}
      />
    </>
  );
}

function Kept({ policy, onChange }: PartProps) {
  const change = (part: Partial<Policy["evidence"]>) => onChange({ evidence: { ...policy.evidence, ...part } });
  return (
    <>
      <Seconds
        label="Pictures kept from before a change"
        description="An incident's beginning and end are changes."
        min={0}
        max={10}
        value={policy.evidence.before_s}
        onChange={(before_s) => change({ before_s })}
      />
      <Seconds
        label="Pictures kept from after a change"
        description="So that one sees how it went on."
        min={0}
        max={30}
        value={policy.evidence.after_s}
        onChange={(after_s) => change({ after_s })}
      />
      <Seconds
        label="In any case, one picture is kept every"
        description="A record, whether or not anything happened."
        min={1}
        max={3600}
        value={policy.evidence.record_every_s}
        onChange={(record_every_s) => change({ record_every_s })}
      />
    </>
  );
}

function Link({ policy, onChange }: PartProps) {
  const change = (part: Partial<Policy["link"]>) => onChange({ link: { ...policy.link, ...part } });
  return (
    <>
      <Seconds
        label="Connection or camera is lost after"
        description="Silence for so long is shown as a fault, never as suspicion."
        min={2}
        max={60}
        value={policy.link.lost_after_s}
        onChange={(lost_after_s) => change({ lost_after_s })}
      />
      <NumberField
        label="Connection is unstable from"
        description="How long a word takes to the candidate's page and back."
        suffix=" ms"
        min={50}
        max={10_000}
        step={50}
        value={policy.link.unstable_rtt_ms}
        onChange={(unstable_rtt_ms) => change({ unstable_rtt_ms })}
      />
      <AwayClock link={policy.link} onChange={change} />
    </>
  );
}

interface AwayClockProps {
  link: Policy["link"];
  onChange: (part: Partial<Policy["link"]>) => void;
}

/** Whether time lost with the connection is given back. */
function AwayClock({ link, onChange }: AwayClockProps) {
  return (
    <>
      <Select
        label="While the connection is lost, the candidate’s time"
        description="Only where the exam has a closing time."
        allowDeselect={false}
        data={[
          { value: "runs", label: "goes on" },
          { value: "stops", label: "stops" },
          { value: "stops_after", label: "stops after a while" },
        ]}
        value={link.away_clock}
        onChange={(away_clock) => away_clock !== null && onChange({ away_clock: away_clock })}
      />
      {link.away_clock === "stops_after" && (
        <Seconds
          label="It stops after"
          description="What is lost up to then is not given back."
          min={0}
          max={3600}
          value={link.away_after_s}
          onChange={(away_after_s) => onChange({ away_after_s })}
        />
      )}
      {link.away_clock !== "runs" && (
        <Seconds
          label="Given back at most"
          description="In all, however often the connection is lost."
          min={0}
          max={86_400}
          value={link.away_at_most_s}
          onChange={(away_at_most_s) => onChange({ away_at_most_s })}
        />
      )}
    </>
  );
}

interface SecondsProps {
  label: string;
  description: string;
  min: number;
  max: number;
  value: number;
  onChange: (seconds: number) => void;
}

function Seconds(props: SecondsProps) {
  return <NumberField {...props} suffix=" s" step={0.5} />;
}
