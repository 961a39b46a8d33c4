import { MOMENT_KINDS, type MomentKind } from "./moment-kinds";

export function MomentIcon({ kind, size }: { kind: MomentKind; size: number }) {
  const { icon: Icon } = MOMENT_KINDS[kind];
  return <Icon size={size} stroke={1.75} aria-hidden="true" />;
}
