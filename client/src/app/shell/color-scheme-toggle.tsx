import { ActionIcon } from "@mantine/core";
import { useOnDemand } from "@/ui/on-demand/use-on-demand";
import { ColorSchemeIcon } from "./color-schemes";

/** Button for light, dark or the system's colour scheme. */
export function ColorSchemeToggle() {
  const [menu, wantMenu] = useOnDemand(() => import("./color-scheme-menu"));
  if (menu !== null) return <menu.ColorSchemeMenu />;
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Appearance" aria-haspopup="menu" onClick={wantMenu}>
      <ColorSchemeIcon />
    </ActionIcon>
  );
}
