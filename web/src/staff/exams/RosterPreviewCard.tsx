import { Button, Checkbox, Group, List, NativeSelect, Stack, Switch, Table, Text, Title } from "@mantine/core";
import { useState, type ReactNode } from "react";

import { Disclosure } from "../../ui/Disclosure";
import { count } from "../../ui/format";
import {
  ENCODINGS,
  knownWords,
  MEANINGS,
  people,
  readingOf,
  sameNames,
  SEPARATORS,
  summaryOf,
  withMeaning,
  type ColumnMeaning,
  type Reading,
  type RosterPreview,
} from "./rosterFile";

const SHOWN_LINES = 100;
const SHOWN_COLUMNS = 12;

interface RosterPreviewCardProps {
  preview: RosterPreview;
  /** The file's name; null for pasted text. */
  name: string | null;
  isBusy: boolean;
  isAdding: boolean;
  onChange: (change: Reading) => void;
  /** With the version of the roster, those are added too who share nothing but a name with somebody. */
  onAdd: (sameNamesAt: string | null) => void;
  onCancel: () => void;
}

/** What was understood of a file, to be corrected; who will be added, who is known, which lines have problems. */
export function RosterPreviewCard({ preview, name, isBusy, isAdding, onChange, onAdd, onCancel }: RosterPreviewCardProps) {
  const [addsSameNames, setAddsSameNames] = useState(false);
  const same = sameNames(preview);
  const adds = preview.new.length + (addsSameNames ? same : 0);
  return (
    <Stack component="section" gap="md" aria-label="Preview">
      <Title order={3} size="h5">
        {name === null ? "The pasted list" : name}
      </Title>
      <Text role="status" fw={600}>
        {summaryOf(preview, addsSameNames)}
      </Text>
      <FileReading preview={preview} onChange={onChange} />
      <Columns preview={preview} onChange={onChange} />
      <Lists preview={preview} />
      {same > 0 && (
        <Checkbox
          label={`${people(same)} share nothing but a name with somebody: they are others, add them too`}
          checked={addsSameNames}
          onChange={(event) => setAddsSameNames(event.currentTarget.checked)}
        />
      )}
      <Group>
        <Button
          disabled={adds === 0 || isBusy}
          loading={isAdding}
          onClick={() => onAdd(addsSameNames && same > 0 ? preview.roster_version : null)}
        >
          {adds === 0 ? "Add people" : `Add ${people(adds)}`}
        </Button>
        <Button variant="default" disabled={isAdding} onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}

type Part = Pick<RosterPreviewCardProps, "preview" | "onChange">;

function FileReading({ preview, onChange }: Part) {
  // With another encoding, separator or row of headings the columns are others: they are guessed again.
  const { encoding, separator, headings } = readingOf(preview);
  return (
    <Group align="flex-end" gap="md">
      <NativeSelect
        label="Encoding"
        data={ENCODINGS}
        value={encoding}
        onChange={(event) => onChange(again({ encoding: event.currentTarget.value as typeof encoding, separator, headings }))}
      />
      <NativeSelect
        label="Separator"
        data={SEPARATORS}
        value={separator}
        onChange={(event) => onChange(again({ encoding, separator: event.currentTarget.value as typeof separator, headings }))}
      />
      <Switch
        label="The file has headings"
        description={preview.headings_line === null ? "The first row is a person." : `They are in line ${preview.headings_line}.`}
        checked={headings}
        onChange={(event) => onChange(again({ encoding, separator, headings: event.currentTarget.checked }))}
      />
    </Group>
  );
}

function Columns({ preview, onChange }: Part) {
  const [showsAll, setShowsAll] = useState(false);
  const { columns: meanings } = readingOf(preview);
  const numbered = preview.columns.map((column, at) => ({ ...column, at }));
  const shown = showsAll ? numbered : numbered.filter(({ meaning, at }) => at < SHOWN_COLUMNS || meaning !== "ignored");
  return (
    <Stack gap="xs">
      <Table.ScrollContainer minWidth={420}>
        <Table aria-label="Columns of the file" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Column</Table.Th>
              <Table.Th>For example</Table.Th>
              <Table.Th>Is</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ heading, samples, meaning, at }) => (
              <Table.Tr key={at}>
                <Table.Th scope="row">{headingWords(heading, at)}</Table.Th>
                <Table.Td>
                  <Text size="sm" c="dimmed" lineClamp={2}>
                    <bdi>{samples.join(" · ")}</bdi>
                  </Text>
                </Table.Td>
                <Table.Td>
                  <NativeSelect
                    aria-label={`What ${headingWords(heading, at)} is`}
                    data={MEANINGS}
                    value={meaning}
                    onChange={(event) =>
                      onChange({ columns: withMeaning(meanings, at, event.currentTarget.value as ColumnMeaning) })
                    }
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {shown.length < numbered.length && (
        <Group>
          <Button variant="subtle" size="compact-sm" onClick={() => setShowsAll(true)}>
            {`Show all ${numbered.length} columns`}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Lists({ preview }: { preview: RosterPreview }) {
  return (
    <Stack gap="xs">
      {preview.problems.length > 0 && (
        <Lines
          title="Lines with problems, which add nobody"
          isOpen
          lines={preview.problems.map(({ line, detail }) => ({ line, words: detail }))}
        />
      )}
      {preview.known.length > 0 && (
        <Lines
          title={`${people(preview.known.length)} known already`}
          lines={preview.known.map((person) => ({ line: person.line, words: `${person.name}: ${knownWords(person)}` }))}
        />
      )}
      {preview.new.length > 0 && (
        <Lines
          title={`${people(preview.new.length)} to be added`}
          lines={preview.new.map(({ line, name, email, external_number: number }) => ({
            line,
            words: [name, email, number].filter((each) => each !== null).join(", "),
          }))}
        />
      )}
      {preview.left_out.length > 0 && (
        <Lines
          title={`${count(preview.left_out.length, "line")} left out`}
          lines={preview.left_out.map(({ line, detail }) => ({ line, words: detail }))}
        />
      )}
    </Stack>
  );
}

interface LinesProps {
  title: string;
  lines: { line: number; words: string }[];
  /** Shown at once, without a button. */
  isOpen?: boolean;
}

function Lines({ title, lines, isOpen = false }: LinesProps) {
  const more = lines.length - SHOWN_LINES;
  const list: ReactNode = (
    <>
      <List size="sm" aria-label={title}>
        {lines.slice(0, SHOWN_LINES).map(({ line, words }) => (
          <List.Item key={line}>
            <span>{`Line ${line}: `}</span>
            <bdi>{words}</bdi>
          </List.Item>
        ))}
      </List>
      {more > 0 && (
        <Text size="sm" c="dimmed">
          {`and ${count(more, "further line")}`}
        </Text>
      )}
    </>
  );
  if (!isOpen) return <Disclosure head={title}>{list}</Disclosure>;
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      {list}
    </Stack>
  );
}

/** A changed reading of the file, without the columns' meanings. */
function again(reading: Reading): Reading {
  return { ...reading, columns: [] };
}

function headingWords(heading: string | null, at: number): string {
  return heading === null || heading === "" ? `Column ${at + 1}` : heading;
}
