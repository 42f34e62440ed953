import {
  Alert,
  Badge,
  Button,
  createTheme,
  Input,
  Loader,
  Modal,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from "@mantine/core";

/** The brand's teal; index 7 on white and index 3 on dark meet WCAG AA. */
const teal: MantineColorsTuple = [
  "#eef8f8",
  "#dceeef",
  "#b3dde0",
  "#86cbd0",
  "#62bbc2",
  "#45a4ac",
  "#2f8a93",
  "#1f6f78",
  "#185b63",
  "#11474e",
];

const SYSTEM_FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif, "Noto Color Emoji"';

export const theme = createTheme({
  primaryColor: "brand",
  primaryShade: { light: 7, dark: 7 },
  colors: { brand: teal },
  fontFamily: SYSTEM_FONT,
  headings: { fontFamily: SYSTEM_FONT, fontWeight: "650" },
  defaultRadius: "md",
  respectReducedMotion: true,
  autoContrast: true,
  cursorType: "pointer",
  components: {
    Alert: Alert.extend({ defaultProps: { variant: "light" } }),
    Badge: Badge.extend({ defaultProps: { variant: "light", tt: "none", fw: 600 } }),
    Button: Button.extend({ defaultProps: { fw: 600 } }),
    // No asterisks: optional fields say so in their label, and all others are required.
    InputWrapper: Input.Wrapper.extend({ defaultProps: { withAsterisk: false } }),
    Loader: Loader.extend({ defaultProps: { type: "dots" } }),
    Modal: Modal.extend({
      defaultProps: { closeButtonProps: { "aria-label": "Close" } },
      styles: { title: { fontSize: "var(--mantine-font-size-lg)", fontWeight: 650, lineHeight: 1.3 } },
    }),
  },
});

/** Mantine's dimmed text and error red are too pale for WCAG AA. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#4b535b",
    "--mantine-color-placeholder": "#636b73",
    "--mantine-color-error": "#b42318",
    "--mantine-color-body": "#f7f9fa",
    "--op-surface": "#ffffff",
    "--op-line": "#d5dbdf",
  },
  dark: {
    "--mantine-color-dimmed": "#b4bac0",
    "--mantine-color-placeholder": "#989fa6",
    "--mantine-color-error": "#ff8d83",
    "--mantine-color-body": "#15191c",
    "--op-surface": "#1e2327",
    "--op-line": "#3a4248",
  },
});
