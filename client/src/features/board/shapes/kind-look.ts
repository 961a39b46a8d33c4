import type { ComponentKind } from "@casement/shared/design/component-kinds";
import type { Icon } from "@/ui/icons/icon";
import {
  IconActivityHeartbeat,
  IconApi,
  IconBell,
  IconBolt,
  IconBox,
  IconBraces,
  IconBucket,
  IconCloud,
  IconColumns3,
  IconCopy,
  IconDatabase,
  IconDevices,
  IconGauge,
  IconLayoutGrid,
  IconLoadBalancer,
  IconPlugConnectedX,
  IconSettings,
  IconWorld,
  IconZoomScan,
} from "@/ui/icons/icons";

export const KIND_ICONS: Readonly<Record<ComponentKind, Icon>> = {
  client: IconDevices,
  external: IconCloud,
  cdn: IconWorld,
  balancer: IconLoadBalancer,
  gateway: IconApi,
  service: IconBox,
  worker: IconSettings,
  cache: IconBolt,
  queue: IconColumns3,
  sql: IconDatabase,
  nosql: IconBraces,
  shard: IconLayoutGrid,
  replica: IconCopy,
  storage: IconBucket,
  search: IconZoomScan,
  notification: IconBell,
  limiter: IconGauge,
  breaker: IconPlugConnectedX,
  monitoring: IconActivityHeartbeat,
};

/** The colours of one tone in one colour scheme. The tone's ink has AA contrast on its tint. */
interface Tone {
  readonly ink: string;
  readonly tint: string;
}

/** The colours of a card: paper for the card, one tone for the icon's tile. Exported files use the light ones. */
export interface ComponentPaper {
  readonly card: string;
  readonly line: string;
  readonly text: string;
  readonly soft: string;
  readonly tones: Readonly<Record<ToneName, Tone>>;
}

type ToneName = "ink" | "blue" | "teal" | "amber" | "violet" | "green" | "rose";

/** Tones by purpose: ink and blue for entry, teal for work, amber for caches, violet for queues, green for storage. */
export const KIND_TONES: Readonly<Record<ComponentKind, ToneName>> = {
  client: "ink",
  external: "ink",
  cdn: "blue",
  balancer: "blue",
  gateway: "blue",
  service: "teal",
  worker: "teal",
  cache: "amber",
  queue: "violet",
  sql: "green",
  nosql: "green",
  shard: "green",
  replica: "green",
  storage: "green",
  search: "green",
  notification: "rose",
  limiter: "rose",
  breaker: "rose",
  monitoring: "rose",
};

const LIGHT: ComponentPaper = {
  card: "#fffefc",
  line: "#cfc9bc",
  text: "#1c1b19",
  soft: "#5a564f",
  tones: {
    ink: { ink: "#4f4c46", tint: "#edeae2" },
    blue: { ink: "#2a5797", tint: "#e1eaf6" },
    teal: { ink: "#0b5c5a", tint: "#dcebe8" },
    amber: { ink: "#8f5200", tint: "#fbecd2" },
    violet: { ink: "#6a4496", tint: "#ece4f5" },
    green: { ink: "#2c6639", tint: "#e0eee0" },
    rose: { ink: "#9c3a4c", tint: "#f8e4e7" },
  },
};

const DARK: ComponentPaper = {
  card: "#232321",
  line: "#4b4943",
  text: "#eceae5",
  soft: "#b3afa6",
  tones: {
    ink: { ink: "#cbc7be", tint: "#34332f" },
    blue: { ink: "#9cc0f2", tint: "#1d2b40" },
    teal: { ink: "#7fd1c7", tint: "#17322f" },
    amber: { ink: "#edb964", tint: "#382b12" },
    violet: { ink: "#c9aaf0", tint: "#2e2440" },
    green: { ink: "#95d0a0", tint: "#1d3221" },
    rose: { ink: "#f2a3b0", tint: "#3d2127" },
  },
};

export function componentPaper(dark: boolean): ComponentPaper {
  return dark ? DARK : LIGHT;
}
