import { type ComponentType, useEffect, useState } from "react";

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** A dialog whose code is loaded when it is first opened. */
export function dialogOnDemand<Props extends DialogProps>(load: () => Promise<ComponentType<Props>>) {
  return function DialogOnDemand(props: Props) {
    const { opened, onClose } = props;
    const [dialog, setDialog] = useState<{ readonly Content: ComponentType<Props> } | null>(null);
    useEffect(() => {
      if (!opened || dialog !== null) return;
      // When loading fails the dialog closes, so that it can be opened again.
      load().then((Content) => setDialog({ Content }), onClose);
    }, [opened, dialog, onClose]);
    return dialog === null ? null : <dialog.Content {...props} />;
  };
}
