import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from "@mantine/core";

/** The product's own colour, in the light scheme. */
export const ACCENT = "#0b5c5a";

/** From the faintest tint to the darkest shade; 7 is the accent of the light scheme, 4 of the dark one. */
const teal: MantineColorsTuple = [
  "#eef6f4",
  "#dcebe8",
  "#b9d8d3",
  "#92c3bc",
  "#6cc7bd",
  "#3f938c",
  "#1f7571",
  ACCENT,
  "#084a48",
  "#053635",
];

/** For destructive actions. 7 is the light scheme's vermilion, 4 the dark one's. */
const danger: MantineColorsTuple = [
  "#fdf1ee",
  "#fbe7e1",
  "#f6c6ba",
  "#f0a18d",
  "#ff8a70",
  "#d95c40",
  "#c8452a",
  "#b3301a",
  "#932614",
  "#6e1c0f",
];

/** Mantine's neutral scales, warmed to match our paper and ink. */
const gray: MantineColorsTuple = [
  "#faf9f6",
  "#f2f0ea",
  "#e9e6de",
  "#e3dfd5",
  "#cfcabf",
  "#a8a399",
  "#8f8a7f",
  "#69655d",
  "#4f4c46",
  "#1c1b19",
];
const dark: MantineColorsTuple = [
  "#eceae5",
  "#d5d2cb",
  "#bcb8af",
  "#a39f96",
  "#57544e",
  "#31302d",
  "#1b1b1a",
  "#181817",
  "#151515",
  "#101010",
];

/**
 * Text on a filled colour uses that colour's ink token: the dark scheme has light fills, on which white is unreadable.
 */
const variantColors: VariantColorsResolver = (input) => {
  const usual = defaultVariantColorsResolver(input);
  if (input.variant !== "filled") return usual;
  return { ...usual, color: input.color === "danger" ? "var(--vermilion-ink)" : "var(--accent-ink)" };
};

const size14 = { size: "sm" } as const;
/** What somebody writes runs in the direction of its own script. A plain `dir` would be the frame's. */
const written = { ...size14, attributes: { input: { dir: "auto" } } } as const;

/** Mantine's side of tokens.css: every colour refers to a token. */
export const theme = createTheme({
  primaryColor: "teal",
  primaryShade: { light: 7, dark: 4 },
  colors: { teal, danger, gray, dark },
  variantColorResolver: variantColors,
  white: "#fffefc",
  black: "#1c1b19",
  autoContrast: true,
  defaultRadius: 6,
  cursorType: "pointer",
  fontFamily: "var(--font-sans)",
  fontFamilyMonospace: "var(--font-mono)",
  headings: {
    fontFamily: "var(--font-sans)",
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "1.75rem", lineHeight: "1.2" },
      h2: { fontSize: "1.25rem", lineHeight: "1.3" },
      h3: { fontSize: "1rem", lineHeight: "1.4" },
    },
  },
  fontSizes: { xs: "0.75rem", sm: "0.875rem", md: "1rem", lg: "1.25rem", xl: "1.75rem" },
  respectReducedMotion: true,
  // Plain objects instead of Component.extend, which would put every named component into the first page's code.
  components: {
    Button: { defaultProps: size14, styles: { label: { fontWeight: 550 } } },
    TextInput: { defaultProps: written },
    PasswordInput: { defaultProps: size14 },
    NumberInput: { defaultProps: size14 },
    Textarea: { defaultProps: written },
    Select: { defaultProps: { ...size14, allowDeselect: false, checkIconPosition: "right" } },
    Notification: { defaultProps: { closeButtonProps: { "aria-label": "Close this message" } } },
    Modal: {
      defaultProps: {
        centered: true,
        radius: 10,
        // One that moves or grows would show a board inside at another place or size than the editor has measured.
        transitionProps: { transition: "fade", duration: 140 },
        overlayProps: { opacity: 0.4 },
        attributes: { header: { role: "presentation" } },
      },
    },
    InputWrapper: { styles: { label: { marginBottom: 4, fontWeight: 550 }, description: { lineHeight: 1.45 } } },
    // The empty element that Mantine would put first is not allowed inside role="menu".
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 120 } } },
  },
});

/** Mantine's own variables, tied to our tokens; the same names serve light and dark. */
export const resolveCssVariables: CSSVariablesResolver = () => {
  const shared = {
    "--mantine-color-body": "var(--paper)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-bright": "var(--ink)",
    "--mantine-color-dimmed": "var(--ink-faint)",
    "--mantine-color-placeholder": "var(--ink-faint)",
    "--mantine-color-anchor": "var(--accent)",
    "--mantine-color-default": "var(--surface)",
    "--mantine-color-default-hover": "var(--surface-2)",
    "--mantine-color-default-color": "var(--ink)",
    "--mantine-color-default-border": "var(--line)",
    "--mantine-color-disabled": "var(--surface-2)",
    "--mantine-color-disabled-color": "var(--ink-faint)",
    "--mantine-color-disabled-border": "var(--line)",
    "--mantine-color-error": "var(--vermilion)",
    "--mantine-primary-color-contrast": "var(--accent-ink)",
    "--mantine-color-teal-filled": "var(--accent)",
    "--mantine-color-teal-filled-hover": "var(--accent-hover)",
    "--mantine-color-teal-light": "var(--accent-soft)",
    "--mantine-color-teal-light-hover": "var(--accent-soft)",
    "--mantine-color-teal-light-color": "var(--accent)",
    "--mantine-color-teal-text": "var(--accent)",
    "--mantine-color-teal-outline": "var(--accent)",
    "--mantine-color-danger-filled": "var(--vermilion)",
    "--mantine-color-danger-light": "var(--vermilion-soft)",
    "--mantine-color-danger-light-color": "var(--vermilion)",
    "--mantine-color-danger-text": "var(--vermilion)",
    "--mantine-shadow-md": "var(--shadow-float)",
    "--mantine-shadow-lg": "var(--shadow-float)",
    "--mantine-shadow-xl": "var(--shadow-float)",
  };
  return { variables: {}, light: shared, dark: shared };
};
