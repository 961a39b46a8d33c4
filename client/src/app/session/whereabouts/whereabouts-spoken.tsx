import { VisuallyHidden } from "@mantine/core";
import type { Whereabouts } from "./use-whereabouts";

/** Tells screen readers who writes where, once for each worksheet that somebody goes to. */
export function WhereaboutsSpoken({ whereabouts }: { whereabouts: readonly Whereabouts[] }) {
  return (
    <VisuallyHidden component="div" role="status">
      {whereabouts.map(({ participantId, name, sheet }) => (
        <p key={`${participantId} ${sheet}`}>
          {name} is typing in {sheet}
        </p>
      ))}
    </VisuallyHidden>
  );
}
