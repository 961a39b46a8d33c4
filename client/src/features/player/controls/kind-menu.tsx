import { Menu, UnstyledButton } from "@mantine/core";
import { IconFilter } from "@/ui/icons/icons";
import { KINDS, MOMENT_KINDS, type MomentKind } from "../model/moments/moment-kinds";
import { useMoments } from "../model/use-moments";
import classes from "./transport.module.css";

interface KindMenuProps {
  readonly kinds: ReadonlySet<MomentKind>;
  readonly toggle: (kind: MomentKind) => void;
}

/** Which kinds of moments the timeline and the list show. */
export function KindMenu({ kinds, toggle }: KindMenuProps) {
  const moments = useMoments();
  const counts = new Map(KINDS.map((kind) => [kind, moments.filter((moment) => moment.kind === kind).length]));
  return (
    <Menu position="top-end" width={210} transitionProps={{ duration: 120 }}>
      <Menu.Target>
        <UnstyledButton className={classes.choice} aria-label="Which moments are shown">
          <IconFilter size={16} stroke={1.5} />
          <span className={classes.word}>Moments</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {KINDS.filter((kind) => (counts.get(kind) ?? 0) > 0).map((kind) => (
          <Menu.CheckboxItem
            key={kind}
            checked={kinds.has(kind)}
            rightSection={<span className={classes.key}>{counts.get(kind)}</span>}
            onChange={() => toggle(kind)}
          >
            {MOMENT_KINDS[kind].name}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
