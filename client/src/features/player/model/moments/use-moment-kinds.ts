import { useLocalStorage } from "@mantine/hooks";
import { useMemo } from "react";
import { descriptionOf, KINDS, type MomentKind } from "./moment-kinds";

const HIDDEN_AT_FIRST = KINDS.filter((kind) => descriptionOf(kind).hiddenAtFirst);

/** The kinds that are shown. It remembers the hidden ones, so a kind that a later version adds is shown. */
export function useMomentKinds() {
  const [hidden, setHidden] = useLocalStorage<readonly MomentKind[]>({
    key: "casement-playback-hidden",
    defaultValue: HIDDEN_AT_FIRST,
    getInitialValueInEffect: false,
  });
  const kinds = useMemo(() => new Set(KINDS.filter((kind) => !hidden.includes(kind))), [hidden]);
  const toggle = (kind: MomentKind) =>
    setHidden(hidden.includes(kind) ? hidden.filter((each) => each !== kind) : [...hidden, kind]);
  return { kinds, toggle };
}
