import { createElement } from "react";

import { kindIcon } from "./kinds";

interface KindIconProps {
  kind: string;
  size?: number;
}

/** A kind's icon, hidden from screen readers because the kind's name is always beside it. */
export function KindIcon({ kind, size }: KindIconProps) {
  return createElement(kindIcon(kind), { "aria-hidden": true, ...(size !== undefined && { size }) });
}
