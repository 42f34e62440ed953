import { Text } from "@mantine/core";

import { PageFrame } from "../PageFrame";
import { SecondFactor } from "./SecondFactor";

/** Shown in place of every page until the account has the second factor that its institution requires. */
export function MustEnrol() {
  return (
    <PageFrame title="Set up a second factor" size={760}>
      <Text>Your institution asks for a second factor. Everything else opens once yours is set up.</Text>
      <SecondFactor />
    </PageFrame>
  );
}
