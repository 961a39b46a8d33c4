import { Button } from "@mantine/core";
import { useState } from "react";
import { IconUpload } from "../../ui/icons";
import { useOnDemand } from "../../ui/use-on-demand";

/** Opens the dialog that takes over a recording from another Casement. */
export function ImportRecording() {
  const [opened, setOpened] = useState(false);
  const [dialog, wantDialog] = useOnDemand(() => import("./import-dialog"));
  const open = () => {
    wantDialog();
    setOpened(true);
  };
  return (
    <>
      <Button variant="default" leftSection={<IconUpload size={16} stroke={1.5} />} onClick={open}>
        Import
      </Button>
      {dialog !== null && <dialog.ImportDialog opened={opened} onClose={() => setOpened(false)} />}
    </>
  );
}
