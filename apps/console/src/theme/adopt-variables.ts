import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import { theme, variables } from './theme.js';

/**
 * Puts the theme's variables into the page as a constructed style sheet: Mantine would write a <style> element, which the page's
 * content security policy (default-src 'self') refuses.
 */
export function adoptVariables(): void {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(convertCssVariables(defaultCssVariablesResolver(merged)) + convertCssVariables(variables(merged)));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
