import { clockFace } from "@casement/shared/lib/clock-face";
import { Menu } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { memo } from "react";
import { MomentIcon } from "../model/moments/moment-icon";
import { MOMENT_KINDS, type MomentKind } from "../model/moments/moment-kinds";
import { openMomentIn } from "../model/open-moment-in";
import { usePlayer, useRecording } from "../model/player-context";
import type { Moment } from "../model/recording";
import { useMoments } from "../model/use-moments";
import { clustersOf } from "./clusters";
import classes from "./marker-lane.module.css";

/**
 * A marker for each moment, or for several that would overlap; a press on such a one lists them. They are for the
 * pointer; with the keyboard, people use the list of moments.
 */
export const MarkerLane = memo(function MarkerLane({ kinds }: { kinds: ReadonlySet<MomentKind> }) {
  const { durationMs } = useRecording();
  const { ref, width } = useElementSize();
  const moments = useMoments().filter(({ kind }) => MOMENT_KINDS[kind].onLane && kinds.has(kind));
  return (
    <div ref={ref} className={classes.lane} aria-hidden="true">
      {clustersOf(moments, durationMs, width).map((group) => {
        const [first] = group as [Moment];
        return group.length === 1 ? <Marker key={first.id} moment={first} /> : <Cluster key={first.id} group={group} />;
      })}
    </div>
  );
});

function usePlace(t: number) {
  const { durationMs } = useRecording();
  return { insetInlineStart: `${(t / Math.max(1, durationMs)) * 100}%` };
}

function Marker({ moment: { kind, t, tone, remarkId } }: { moment: Moment }) {
  return (
    <span
      className={classes.pin}
      data-t={t}
      data-remark={remarkId}
      data-kind={kind}
      data-tone={tone ?? undefined}
      style={usePlace(t)}
    >
      <MomentIcon kind={kind} size={13} />
    </span>
  );
}

function Cluster({ group }: { group: readonly Moment[] }) {
  const player = usePlayer();
  return (
    <Menu position="top" width={300} transitionProps={{ duration: 120 }}>
      <Menu.Target>
        <button type="button" tabIndex={-1} className={classes.cluster} data-cluster style={usePlace(group[0]?.t ?? 0)}>
          {group.length}
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
        {group.map((moment) => (
          <Menu.Item
            key={moment.id}
            leftSection={<MomentIcon kind={moment.kind} size={14} />}
            onClick={() => openMomentIn(player, moment)}
          >
            <span className={classes.listed}>
              <b>{clockFace(moment.t)}</b> <bdi>{moment.text}</bdi>
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
