import { useDisclosure, useId } from "@mantine/hooks";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import type { ReactNode } from "react";

import "./disclosure.css";

interface DisclosureProps {
  /** The button's content, without block elements. */
  head: ReactNode;
  /** Shown before the button, for instance a switch. */
  before?: ReactNode;
  /** Rendered only while it is open. */
  children: ReactNode;
}

/** A line with a button that shows and hides the content below it. */
export function Disclosure({ head, before, children }: DisclosureProps) {
  const [opened, { toggle }] = useDisclosure(false);
  const id = useId();
  return (
    <div className="op-disclosure">
      <div className="op-disclosure-line">
        {before}
        <button
          type="button"
          className="op-disclosure-head"
          aria-expanded={opened}
          {...(opened && { "aria-controls": id })}
          onClick={toggle}
        >
          {opened ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
          <span className="op-disclosure-words">{head}</span>
        </button>
      </div>
      {opened && (
        <div id={id} className="op-disclosure-body">
          {children}
        </div>
      )}
    </div>
  );
}
