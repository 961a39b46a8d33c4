import { type MantineColorScheme, useMantineColorScheme } from "@mantine/core";
import type { Icon } from "@/ui/icons/icon";
import { IconDeviceDesktop, IconMoon, IconSun } from "@/ui/icons/start-icons";

export const COLOR_SCHEMES: ReadonlyArray<{ value: MantineColorScheme; label: string; Icon: Icon }> = [
  { value: "light", label: "Light", Icon: IconSun },
  { value: "dark", label: "Dark", Icon: IconMoon },
  { value: "auto", label: "System", Icon: IconDeviceDesktop },
];

/** Icon of the chosen colour scheme. */
export function ColorSchemeIcon() {
  const { colorScheme } = useMantineColorScheme();
  const Current = COLOR_SCHEMES.find((choice) => choice.value === colorScheme)?.Icon ?? IconDeviceDesktop;
  return <Current size={18} stroke={1.5} color="var(--ink-soft)" />;
}
