import { badRequest } from '../http/errors';

/** A search pattern of Twilio's `Contains`, read once. */
export interface ContainsPattern {
  /** Digits that must appear, letters already turned into keypad digits. */
  literal: string;
  /** Single-digit wildcards before and after them. */
  before: number;
  after: number;
  anchoredStart: boolean;
  anchoredEnd: boolean;
  regex: RegExp;
}

const KEYPAD: Record<string, string> = {
  ABC: '2',
  DEF: '3',
  GHI: '4',
  JKL: '5',
  MNO: '6',
  PQRS: '7',
  TUV: '8',
  WXYZ: '9',
};

/** Reads a pattern or refuses it (https://www.twilio.com/docs/phone-numbers/api/availablephonenumberlocal-resource). */
export function parseContains(pattern: string): ContainsPattern {
  const match = /^(\+?)([*%]*)([0-9A-Za-z]+)([*%]*)(\$?)$/.exec(pattern);
  if (!match || pattern.length < 2 || pattern.length > 16)
    throw badRequest(`Contains pattern ${pattern} is invalid`);
  const [, plus = '', head = '', literal = '', tail = '', dollar = ''] = match;
  const wild = `${plus}${head}${tail}${dollar}` !== '';
  if (wild && literal.length < 2)
    throw badRequest('Contains needs at least two digits or letters beside wildcards');
  if (/[%][*%]|[*][%]/.test(head) || /[%][*%]|[*][%]/.test(tail)) {
    throw badRequest('Contains wildcards must not be adjacent');
  }
  const digits = [...literal.toUpperCase()].map(keypadDigit).join('');
  const part = (wildcards: string): string =>
    [...wildcards].map((mark) => (mark === '*' ? '\\d' : '\\d*')).join('');
  return {
    literal: digits,
    before: stars(head),
    after: stars(tail),
    anchoredStart: plus !== '' && !head.includes('%'),
    anchoredEnd: dollar !== '' && !tail.includes('%'),
    regex: new RegExp(`${plus ? '^' : ''}${part(head)}${digits}${part(tail)}${dollar ? '$' : ''}`),
  };
}

function stars(wildcards: string): number {
  return [...wildcards].filter((mark) => mark === '*').length;
}

function keypadDigit(character: string): string {
  if (/\d/.test(character)) return character;
  return Object.entries(KEYPAD).find(([letters]) => letters.includes(character))?.[1] ?? '0';
}
