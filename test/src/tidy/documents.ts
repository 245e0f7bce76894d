import { posix } from 'node:path';
import type { TreeFile } from '../architecture/tree.js';

const isDocument = (path: string) => path === 'README.md' || (path.startsWith('docs/') && path.endsWith('.md'));
const linesWith = (text: string) => text.split('\n').map((line, index) => ({ line, at: index + 1 }));

/** Decisions are cited by number for ever: each number once, in the file's name and in its heading, without gaps. */
export function decisionProblems(files: readonly TreeFile[]): string[] {
  const decisions = files.filter(({ path }) => path.startsWith('docs/decisions/') && posix.basename(path) !== 'README.md');
  const numbers = decisions.map(({ path }) => posix.basename(path).slice(0, 4));
  return decisions.flatMap(({ path, text }, index) => {
    const number = numbers[index] ?? '';
    return [
      ...(/^\d{4}-[a-z0-9-]+\.md$/.test(posix.basename(path)) ? [] : [`${path} is not named 0000-what-was-decided.md`]),
      ...(numbers.indexOf(number) < index ? [`${path} takes the number ${number} a second time`] : []),
      ...(text.startsWith(`# ${number} `) ? [] : [`${path} does not carry ${number} in its heading`]),
      ...(Number(number) > decisions.length ? [`${path} leaves a gap in the numbers`] : []),
    ];
  });
}

const top =
  /^(?:apps|libs|workflows|activities|test|tools|bench|docs|\.ci)\/|^(?:package\.json|nx\.json|docker-compose\.yml|Dockerfile|biome\.json|jest\.config\.mjs|README\.md|LICENSE|\.env\.example|\.oxlintrc\.json)$/;

/** The track folders a `<track>` stands for: a step that holds for one must hold for all. */
export const trackFolders = ['detection', 'containment', 'fact-finding', 'notification', 'remediation'];

/** `libs/x/<track>.ts` -> one path per track; any other `<word>` stands for at least one name. */
function missing(named: string, paths: readonly string[]): string[] {
  const each = named.includes('<track>') ? trackFolders.map((track) => named.replaceAll('<track>', track)) : [named];
  return each.filter((path) => {
    const wanted = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/<[^>]+>/g, '[^/]+');
    const pattern = new RegExp(`^${wanted.replace(/\/$/, '')}(?:/|$)`);
    return !paths.some((real) => pattern.test(real));
  });
}

/** Files and folders a document names in `backticks` but nobody can open. */
export const namedButMissing = (files: readonly TreeFile[], paths: readonly string[]): string[] =>
  files
    .filter(({ path }) => isDocument(path))
    .flatMap(({ path, text }) =>
      linesWith(text).flatMap(({ line, at }) =>
        [...line.matchAll(/`([^`\s]+)`/g)]
          .map(([, named = '']) => named)
          .filter((named) => top.test(named))
          .flatMap((named) => missing(named, paths))
          .map((named) => `${path}:${at} names ${named}, which does not exist`),
      ),
    );

/** Links between documents that lead nowhere. Addresses on the web are not followed. */
export const brokenLinks = (files: readonly TreeFile[], paths: readonly string[]): string[] =>
  files
    .filter(({ path }) => isDocument(path))
    .flatMap(({ path, text }) =>
      linesWith(text).flatMap(({ line, at }) =>
        [...line.matchAll(/\]\(([^)\s]+)\)/g)]
          .map(([, link = '']) => link)
          .filter((link) => !/^(?:[a-z]+:|#)/.test(link))
          .filter((link) => missing(posix.join(posix.dirname(path), link.replace(/#.*$/, '')), paths).length > 0)
          .map((link) => `${path}:${at} links to ${link}, which does not exist`),
      ),
    );

/** Identifiers of the glossary (the column after Japanese, reading and English, or the second of two) that no source knows. */
export function unknownIdentifiers(glossary: string, sources: readonly TreeFile[]): string[] {
  const code = sources.filter(({ path }) => /^(?:apps|libs|workflows|activities)\/.*\.(?:ts|tsx|yaml)$/.test(path));
  const named = linesWith(glossary).flatMap(({ line }) => {
    const cells = line.startsWith('| ') ? line.split('|').map((cell) => cell.trim()) : [];
    const column = cells.length === 7 ? cells[4] : cells[2];
    return [...(column ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  });
  return named.filter((name) => !code.some(({ text }) => text.includes(name)));
}
