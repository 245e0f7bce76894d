import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Report } from './report/report.js';

const template = fileURLToPath(new URL('../typst/report.typ', import.meta.url));
const fontFolder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-jp/package.json'));

/** A compiler holds the fonts, so one is made for all reports of a process. */
let kept: NodeCompiler | undefined;

function compiler(): NodeCompiler {
  kept ??= NodeCompiler.create({
    workspace: dirname(template),
    fontArgs: [
      {
        fontBlobs: ['400Regular/NotoSansJP_400Regular.ttf', '700Bold/NotoSansJP_700Bold.ttf'].map((file) =>
          readFileSync(join(fontFolder, file)),
        ),
      },
    ],
  });
  return kept;
}

/**
 * A report as PDF/A-2b: fonts embedded, text extractable. The same report gives the same bytes: nothing in it tells when it was set. Takes a tenth of
 * a second and 90 MB, and more for hundreds of pages; a server sets it in a process of its own (`typeset-apart.ts`).
 */
export function typeset(report: Report): Uint8Array {
  const inputs = { report: JSON.stringify(report) };
  const { year, month, day } = report.date;
  return compiler().pdf(
    { mainFilePath: template, inputs },
    { pdfStandard: 'a-2b', creationTimestamp: Date.UTC(year, month - 1, day) / 1_000 },
  );
}
