import { clockFace } from "@casement/shared/lib/clock-face";
import { writeMoment } from "@casement/shared/lib/moment-address";
import { Menu, UnstyledButton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { RefObject } from "react";
import { useSessionState } from "@/session/session-context";
import { IconPhotoDown } from "@/ui/icons/icons";
import { usePlayer, usePlayerView } from "../model/player-context";
import classes from "./transport.module.css";

const CHOICES = [
  { format: "svg", dark: false, label: "SVG on white" },
  { format: "svg", dark: true, label: "SVG on dark" },
  { format: "png", dark: false, label: "PNG on white" },
  { format: "png", dark: true, label: "PNG on dark" },
] as const;

type Picture = RefObject<((choice: { format: "svg" | "png"; dark: boolean; name: string }) => Promise<boolean>) | null>;

/** Saves a picture of the board at the shown moment. Playing stops meanwhile, so that the picture shows that moment. */
export function PictureMenu({ picture }: { picture: Picture }) {
  const player = usePlayer();
  const title = useSessionState((state) => state.plan?.title ?? "");
  const save = async ({ format, dark }: { format: "svg" | "png"; dark: boolean }) => {
    player.pause();
    const name = `${title} ${writeMoment(player.store.getState().t)}`;
    const failed = "The picture could not be made. Try the other format.";
    const done = await picture.current?.({ format, dark, name }).catch(() => failed);
    if (done === failed) notifications.show({ message: failed, color: "danger" });
    else if (done !== true) notifications.show({ message: "Nothing is drawn on the board at this moment." });
  };
  return (
    <Menu position="top-end" width={210} transitionProps={{ duration: 120 }}>
      <Menu.Target>
        <UnstyledButton className={classes.choice} aria-label="Save picture of the board">
          <IconPhotoDown size={16} stroke={1.5} />
          <span className={classes.word}>Picture</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Moment />
        {CHOICES.map(({ label, ...choice }) => (
          <Menu.Item key={label} onClick={() => void save(choice)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Moment() {
  const second = usePlayerView((view) => Math.floor(view.t / 1000));
  return <Menu.Label>The board at {clockFace(second * 1000)}</Menu.Label>;
}
