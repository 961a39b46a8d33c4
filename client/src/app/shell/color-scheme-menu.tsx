import { ActionIcon, Menu, useMantineColorScheme } from "@mantine/core";
import { IconCheck } from "@/ui/icons/icons";
import { COLOR_SCHEMES, ColorSchemeIcon } from "./color-schemes";

/** The menu of the colour-scheme button; a chunk of its own. */
export function ColorSchemeMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu defaultOpened position="bottom-end" width={180} transitionProps={{ duration: 120 }}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Appearance">
          <ColorSchemeIcon />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {COLOR_SCHEMES.map(({ value, label, Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} stroke={1.5} />}
            rightSection={value === colorScheme ? <IconCheck size={14} stroke={1.5} aria-label="chosen" /> : undefined}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
