import { createHash } from 'node:crypto';
import type { MailRow } from '@shodo/contracts';
import { type MailLanguage, type Wording, wordingOf } from './wording.js';

export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same for the same notice to the same person, however often it is sent: a mail server or reader can drop the double. */
  readonly messageId: string;
}

export interface Composing {
  readonly language: MailLanguage;
  /** Where people reach Shodo; the link leads to the incident and asks them to sign in. */
  readonly publicUrl: string;
  /** When the mail was written, where that was long ago. */
  readonly lateSince?: string;
}

/** Composes the mail of one outbox row: the person's language first, the other below it, as text and as HTML without anything to load. */
export function composeMail(row: MailRow, { language, publicUrl, lateSince }: Composing): ComposedMail {
  const wordings = ([language, language === 'ja' ? 'en' : 'ja'] as const).map((one) => ({
    language: one,
    wording: wordingOf(row, one, lateSince),
  }));
  const link = `${publicUrl.replace(/\/+$/, '')}/incidents/${encodeURIComponent(row.incident)}`;
  const first = wordingOf(row, language);
  const labelled = language === 'ja' ? `（事案 ${row.reference}）` : ` (incident ${row.reference})`;
  return {
    subject: oneLine(`${first.drillMark}${first.headline}${labelled}`),
    text: `${wordings.map(({ language: one, wording }) => textOf(wording, link, one)).join('\n\n----\n\n')}\n`,
    html: htmlOf(wordings, link),
    messageId: messageIdOf(row, new URL(publicUrl).hostname),
  };
}

/** No line end and no other control character ever reaches a header. */
const oneLine = (text: string) => text.replaceAll(/\p{Cc}+/gu, ' ').trim();

const messageIdOf = ({ notice, to }: MailRow, host: string) =>
  `<${createHash('sha256').update(`${notice} ${to}`).digest('hex').slice(0, 40)}@${host.includes(':') ? 'localhost' : host}>`;

function textOf(
  { drillMark, drillNote, lateNote, headline, rows, whatToDo, footer }: Wording,
  link: string,
  language: MailLanguage,
): string {
  const colon = language === 'ja' ? '：' : ': ';
  const facts = rows.map(([label, value]) => `${label}${colon}${value}`).join('\n');
  return [drillNote, lateNote, `${drillMark}${headline}`, facts, `${whatToDo}\n${link}`, footer].filter(Boolean).join('\n\n');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');

function htmlOf(wordings: readonly { language: MailLanguage; wording: Wording }[], link: string): string {
  const sections = wordings.map(({ language, wording: { drillMark, drillNote, lateNote, headline, rows, whatToDo, footer } }) => {
    const facts = rows
      .map(
        ([label, value]) =>
          `<tr><th style="text-align:left;padding:4px 16px 4px 0;font-weight:normal;color:#555">${escaped(label)}</th><td style="padding:4px 0">${escaped(value)}</td></tr>`,
      )
      .join('');
    return [
      `<div lang="${language}">`,
      drillNote && `<p style="padding:8px 12px;border:2px dashed #555">${escaped(drillNote)}</p>`,
      lateNote && `<p>${escaped(lateNote)}</p>`,
      `<h1 style="font-size:18px;margin:16px 0">${escaped(`${drillMark}${headline}`)}</h1>`,
      `<table style="border-collapse:collapse">${facts}</table>`,
      `<p>${escaped(whatToDo)}</p>`,
      `<p><a href="${escaped(link)}">${escaped(link)}</a></p>`,
      `<p style="color:#555;font-size:12px">${escaped(footer)}</p>`,
      '</div>',
    ].join('');
  });
  const [first] = wordings;
  return `<!doctype html><html lang="${first?.language ?? 'ja'}"><head><meta charset="utf-8"></head><body style="font-family:sans-serif;font-size:15px;line-height:1.7;color:#222;max-width:640px">${sections.join('<hr style="border:0;border-top:1px solid #ccc;margin:24px 0">')}</body></html>`;
}
