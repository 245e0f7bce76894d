import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { type ColourName, colours, type Scheme } from './colours.js';

/** 藍: the one colour of actions. Red belongs to what is past due, amber to what soon will be. */
const indigo: MantineColorsTuple = [
  '#eef3fb',
  '#dbe4f3',
  '#b7c8e8',
  '#a9c4f5',
  '#7f9bd0',
  '#5677b3',
  '#3d5f9c',
  '#27477f',
  '#1f3a69',
  '#172c51',
];

const fonts = [
  '"Hiragino Sans"',
  '"Hiragino Kaku Gothic ProN"',
  '"BIZ UDPGothic"',
  '"Yu Gothic UI"',
  'Meiryo',
  '"Noto Sans JP"',
  '"Noto Sans CJK JP"',
  'system-ui',
  'sans-serif',
].join(', ');

/** Type never goes under 14 px; body is 16 px. */
export const theme = createTheme({
  colors: { indigo },
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: fonts,
  fontFamilyMonospace: 'ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace',
  fontSizes: { xs: '0.875rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.7', lg: '1.7', xl: '1.5' },
  headings: { fontFamily: fonts, fontWeight: '700' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
  },
});

const own = (scheme: Scheme) =>
  Object.fromEntries((Object.keys(colours[scheme]) as ColourName[]).map((name) => [`--${name}`, colours[scheme][name]]));

const mantine = (scheme: Scheme) => {
  const colour = colours[scheme];
  return {
    ...own(scheme),
    '--mantine-color-scheme': scheme,
    '--mantine-color-body': colour.page,
    '--mantine-color-text': colour.ink,
    '--mantine-color-dimmed': colour['ink-quiet'],
    '--mantine-color-default': colour.surface,
    '--mantine-color-default-color': colour.ink,
    '--mantine-color-default-border': colour['line-strong'],
    '--mantine-color-default-hover': colour.sunken,
    '--mantine-color-placeholder': colour['ink-quiet'],
    '--mantine-color-anchor': colour.accent,
    '--mantine-color-error': colour['no-proof-ink'],
    // Edges of fields and boxes, in the shades where Mantine looks for them.
    [scheme === 'light' ? '--mantine-color-gray-4' : '--mantine-color-dark-4']: colour['line-strong'],
    ...(scheme === 'dark' && { '--mantine-color-dark-6': colour.page, '--mantine-color-dark-5': colour.page }),
    '--mantine-color-disabled': colour.sunken,
    '--mantine-color-disabled-color': colour['ink-quiet'],
  };
};

/** Our colours as variables, and Mantine's own ones set from them. */
export const variables: CSSVariablesResolver = () => ({ variables: {}, light: mantine('light'), dark: mantine('dark') });
