import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";

interface SearchBoxProps {
  label: string;
  /** Called with the text once no key was pressed for a moment. */
  onSearch: (text: string) => void;
}

const WAIT_MS = 300;

/** Searches a list that the server searches. */
export function SearchBox({ label, onSearch }: SearchBoxProps) {
  const [text, setText] = useState("");
  const search = useDebouncedCallback(onSearch, WAIT_MS);
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      maxLength={200}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
    />
  );
}
