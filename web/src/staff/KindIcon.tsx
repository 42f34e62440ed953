import { createElement } from "react";

import { kindIcon } from "./kinds";

interface KindIconProps {
  kind: string;
  size?: number;
}

/** Beside words, so it is decoration for screen readers. */
export function KindIcon({ kind, size }: KindIconProps) {
  return createElement(kindIcon(kind), { "aria-hidden": true, ...(size !== undefined && { size }) });
}
