import { Button, Modal } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useIsPractice } from "@/session/plan-options";
import { IconSitemap } from "@/ui/icons/icons";
import classes from "./guide.module.css";

/** Opens the reference design over the room. It is drawn on first opening. */
export function OpenDrawing({ children }: { children: () => ReactNode }) {
  const practice = useIsPractice();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size="xs"
        className={classes.drawing}
        leftSection={<IconSitemap size={15} stroke={1.5} />}
        onClick={() => setOpened(true)}
      >
        Open the reference design
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        size="min(1400px, 96vw)"
        title={<strong>{practice ? "Reference design" : "Reference design · interviewers only"}</strong>}
        closeButtonProps={{ "aria-label": "Close" }}
      >
        {children()}
      </Modal>
    </>
  );
}
