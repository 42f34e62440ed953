import { Button, FileButton, Group, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ClipboardEvent, type DragEvent, type ReactNode } from "react";

import { isProblem } from "../../api/client";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { candidatesKey } from "../queries";
import { refetchAfterChange } from "../refetchAfterChange";
import "./roster.css";
import { importRoster, people, previewRoster, readingOf, type Reading, type RosterPreview } from "./rosterFile";
import { RosterPreviewCard } from "./RosterPreviewCard";

const CHANGED = "urn:openproctor:roster-changed";
const ACCEPTED = ".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values";

interface Source {
  file: Blob;
  /** The file's name; null for pasted text. */
  name: string | null;
}

interface Look {
  source: Source;
  reading: Reading;
}

/** A roster file, dropped, chosen or pasted: what was understood of it, and a button that adds the people. */
export function ImportRoster({ examId }: { examId: string }) {
  const queryClient = useQueryClient();
  const [text, setText] = useState("");
  const look = useMutation({
    mutationFn: ({ source, reading }: Look) => previewRoster(examId, source.file, reading),
  });
  // Stays on the page while the next one is made.
  const [shown, setShown] = useState<{ source: Source; preview: RosterPreview } | null>(null);
  const lookAt = (source: Source, reading: Reading = {}) => {
    look.mutate({ source, reading }, { onSuccess: (preview) => setShown({ source, preview }) });
  };
  const add = useMutation({
    mutationFn: ({ source, reading, sameNamesAt }: Look & { sameNamesAt: string | null }) =>
      importRoster(examId, source.file, reading, sameNamesAt),
    onSuccess: ({ added }) => {
      notifications.show({ message: `${people(added.length)} added.` });
      setShown(null);
      setText("");
      look.reset();
    },
    onError: (error, { source, reading }) => {
      if (isProblem(error, CHANGED)) lookAt(source, reading);
    },
    // Also after an answer that was lost: they may have been added.
    onSettled: () => refetchAfterChange(queryClient, { queryKey: candidatesKey(examId) }),
  });
  const start = (source: Source, reading: Reading = {}) => {
    add.reset();
    setShown(null);
    lookAt(source, reading);
  };
  const startFile = (file: File) => start({ file, name: file.name });
  const paste = (event: ClipboardEvent) => {
    const file = pastedFile(event.clipboardData);
    if (file === null) return;
    event.preventDefault();
    startFile(file);
  };
  return (
    <Stack gap="md">
      <DropZone isBusy={look.isPending} onFile={startFile}>
        <Textarea
          label="Or paste a list"
          description="One person a line, for example: name, e-mail, number. Rows copied from a spreadsheet work, too."
          autosize
          minRows={3}
          maxRows={10}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onPaste={paste}
        />
        <Group>
          <Button
            variant="default"
            disabled={text.trim() === ""}
            loading={look.isPending && look.variables.source.name === null}
            onClick={() => start({ file: new Blob([text]), name: null }, { encoding: "utf-8" })}
          >
            Look at the list
          </Button>
        </Group>
      </DropZone>
      <ProblemAlert error={look.error} title="This cannot be read" />
      <ProblemAlert error={add.error} title="Not added" />
      {shown !== null && (
        <RosterPreviewCard
          // Who is another person was said of one roster.
          key={shown.preview.roster_version}
          preview={shown.preview}
          name={shown.source.name}
          isBusy={look.isPending}
          isAdding={add.isPending}
          onChange={(change) => lookAt(shown.source, { ...readingOf(shown.preview), ...change })}
          onAdd={(sameNamesAt) => add.mutate({ source: shown.source, reading: readingOf(shown.preview), sameNamesAt })}
          onCancel={() => {
            setShown(null);
            look.reset();
            add.reset();
          }}
        />
      )}
    </Stack>
  );
}

interface DropZoneProps {
  isBusy: boolean;
  onFile: (file: File) => void;
  /** Also a place to drop a file: elsewhere the browser would open it instead of the page. */
  children: ReactNode;
}

function DropZone({ isBusy, onFile, children }: DropZoneProps) {
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes("Files")) return; // text goes where it is dropped
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file === undefined) return;
    event.preventDefault();
    onFile(file);
  };
  return (
    <Stack
      className="op-drop"
      gap="sm"
      data-over={isOver}
      data-testid="roster-drop"
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Group gap="sm">
        <FileButton accept={ACCEPTED} onChange={(file) => file !== null && onFile(file)} inputProps={{ "aria-label": "Roster file" }}>
          {(props) => (
            <Button variant="default" loading={isBusy} {...props}>
              Choose a file
            </Button>
          )}
        </FileButton>
        <Text size="sm">or drop it here. Nobody is added before you have seen who.</Text>
      </Group>
      <Text size="sm" c="dimmed">
        CSV as Moodle, Canvas, Blackboard, Google or a spreadsheet saves it: up to 2 MB and 10,000 people.
      </Text>
      {children}
    </Stack>
  );
}

/** A file from the clipboard. A spreadsheet's cells come with a picture of themselves: then the text is what is meant. */
function pastedFile(clipboard: DataTransfer): File | null {
  return clipboard.types.includes("text/plain") ? null : (clipboard.files[0] ?? null);
}
