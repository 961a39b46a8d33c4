import { Button } from "@mantine/core";
import { useState } from "react";
import { IconPencil } from "@/ui/icons/icons";
import { dialogOnDemand } from "@/ui/on-demand/dialog-on-demand";
import type { TemplatesDialogProps } from "./templates-dialog";

const TemplatesDialog = dialogOnDemand<TemplatesDialogProps>(
  async () => (await import("./templates-dialog")).TemplatesDialog,
);

/** Puts a template into the draft, filled in with the rubric's criteria and marks; the account's own ones beside ours. */
export function InsertTemplate(props: Pick<TemplatesDialogProps, "scores" | "feedback" | "onInsert">) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPencil size={14} stroke={1.5} />}
        onClick={() => setOpened(true)}
      >
        Insert a template
      </Button>
      <TemplatesDialog {...props} opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}
