import { useLocalStorage } from "@mantine/hooks";
import { useMemo } from "react";
import type { MomentKind } from "./recording";

/** Kinds that are not shown, remembered; a kind that comes new with an update is shown. */
export function useMomentKinds(all: readonly MomentKind[]) {
  const [hidden, setHidden] = useLocalStorage<readonly MomentKind[]>({
    key: "casement-playback-hidden",
    defaultValue: ["person"],
    getInitialValueInEffect: false,
  });
  const kinds = useMemo(() => new Set(all.filter((kind) => !hidden.includes(kind))), [all, hidden]);
  const toggle = (kind: MomentKind) =>
    setHidden(hidden.includes(kind) ? hidden.filter((each) => each !== kind) : [...hidden, kind]);
  return { kinds, toggle };
}
