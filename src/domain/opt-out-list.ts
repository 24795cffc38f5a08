import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** One opt-out as a list holds it. */
export interface ListedOptOut {
  contact: string;
  /** Null where the list does not say. */
  at: Date | null;
  reason: string | null;
}

/** A line that could not be taken, counted from 1 as editors do. */
export interface RefusedLine {
  line: number;
  message: string;
}

export const mostListedOptOuts = 5_000;
const longestReason = 300;

/** Writes a table as RFC 4180 has it; no cell is a formula to whoever opens it (OWASP, CSV Injection). */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(cell).join(',') + '\r\n').join('');
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Reads a table; separators may be commas, semicolons or tabs. Cells lose the apostrophe that guards formulas. */
export function readCsv(text: string): { line: number; cells: string[] }[] {
  const separator = separatorOf(text);
  const rows: { line: number; cells: string[] }[] = [];
  let row: string[] = [];
  let current = '';
  let quoted = false;
  let line = 1;
  let began = 1;
  const endRow = () => {
    row.push(current);
    if (row.some((one) => one.trim() !== '')) rows.push({ line: began, cells: row.map(bare) });
    [row, current] = [[], ''];
  };
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === '\n') line += 1;
    if (quoted) {
      if (char !== '"') current += char;
      else if (text[at + 1] === '"') current += text[(at += 1)];
      else quoted = false;
    } else if (char === '"' && current.trim() === '') [quoted, current] = [true, ''];
    else if (char === separator) [row, current] = [[...row, current], ''];
    else if (char === '\n') {
      endRow();
      began = line;
    } else current += char;
  }
  endRow();
  return rows;
}

function separatorOf(text: string): string {
  const [first = ''] = text.split('\n', 1);
  return [',', ';', '\t'].find((one) => first.includes(one)) ?? ',';
}

function bare(text: string): string {
  const trimmed = text.trim();
  return /^'[=+\-@]/.test(trimmed) ? trimmed.slice(1) : trimmed;
}

const columns = {
  contact: ['contact', 'phone', 'phone number', 'phonenumber', 'number', 'to', 'mobile', 'telephone'],
  at: ['at', 'since', 'date', 'opted out at', 'opted_out_at'],
  reason: ['reason', 'note'],
} as const;

/**
 * Reads opt-outs from a table. A heading names the columns; without one the first column holds the numbers. Numbers
 * without a country code count as American ones.
 */
export function readOptOuts(csv: string, now: Date): { listed: ListedOptOut[]; refused: RefusedLine[] } {
  const rows = readCsv(csv);
  const heading = rows[0]?.cells.map((one) => one.toLowerCase()) ?? [];
  const place = (names: readonly string[]) => heading.findIndex((one) => names.includes(one));
  const hasHeading = place(columns.contact) >= 0;
  const places = hasHeading
    ? { contact: place(columns.contact), at: place(columns.at), reason: place(columns.reason) }
    : { contact: 0, at: -1, reason: -1 };
  const listed = new Map<string, ListedOptOut>();
  const refused: RefusedLine[] = [];
  for (const { line, cells } of hasHeading ? rows.slice(1) : rows) {
    const number = parsePhoneNumberFromString(cells[places.contact] ?? '', 'US');
    const when = cells[places.at] ?? '';
    const at = when === '' ? null : new Date(when);
    if (!number?.isPossible()) refused.push({ line, message: 'There is no telephone number in this line.' });
    else if (at !== null && (Number.isNaN(at.getTime()) || at > now))
      refused.push({
        line,
        message: 'The date has to be in the past and written like 2026-11-22T10:00:00Z.',
      });
    else {
      const reason = (cells[places.reason] ?? '').replace(/\p{Cc}+/gu, ' ').slice(0, longestReason);
      listed.set(number.number, { contact: number.number, at, reason: reason || null });
    }
  }
  return { listed: [...listed.values()], refused };
}
