import { ActionIcon, type MantineColorScheme, useMantineColorScheme } from "@mantine/core";
import { type Icon, IconDeviceDesktop, IconMoon, IconSun } from "../ui/icons";
import { useOnDemand } from "../ui/use-on-demand";

export const COLOR_SCHEMES: ReadonlyArray<{ value: MantineColorScheme; label: string; Icon: Icon }> = [
  { value: "light", label: "Light", Icon: IconSun },
  { value: "dark", label: "Dark", Icon: IconMoon },
  { value: "auto", label: "Like the system", Icon: IconDeviceDesktop },
];

/** The choice in force. */
export function ColorSchemeIcon() {
  const { colorScheme } = useMantineColorScheme();
  const Current = COLOR_SCHEMES.find((choice) => choice.value === colorScheme)?.Icon ?? IconDeviceDesktop;
  return <Current size={18} stroke={1.5} color="var(--ink-soft)" />;
}

/** Light, dark or the system's choice. */
export function ColorSchemeToggle() {
  const [menu, wantMenu] = useOnDemand(() => import("./color-scheme-menu"));
  if (menu !== null) return <menu.ColorSchemeMenu />;
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Colours" aria-haspopup="menu" onClick={wantMenu}>
      <ColorSchemeIcon />
    </ActionIcon>
  );
}
