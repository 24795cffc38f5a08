import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';

/** What a person or the assistant wrote, read as one text; the message says what form was expected. */
export type TextReading = { ok: true; value: string } | { ok: false; message: string };

const email = /^[^\s@<>()[\]"',;:\\]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
const publicHost = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)$/i;
const privateHost = /(?:^|\.)(?:localhost|local|internal|localdomain)$/i;

/** Characters that neither a database text nor a telephone network carries: controls and half surrogates. */
const unsendable = /[\p{Cc}\p{Surrogate}]/u;

/** Trims, makes line ends and Unicode form one, and keeps lines only where `multiline`; refuses control characters. */
export function readText(input: string, multiline: boolean): TextReading {
  const lines = input.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(/\t/g, ' ');
  const text = (multiline ? lines : lines.replace(/\s*\n\s*/g, ' ')).normalize('NFC').trim();
  if (unsendable.test(text.replaceAll('\n', '')))
    return {
      ok: false,
      message: 'Contains characters that cannot be sent; please type it again as plain text.',
    };
  return { ok: true, value: text };
}

/** An address with a name, an @ and a domain; the domain in lower case. */
export function readEmail(text: string, example: string): TextReading {
  if (!email.test(text) || text.includes('..'))
    return { ok: false, message: `Enter one email address, such as ${example}.` };
  const at = text.lastIndexOf('@');
  return { ok: true, value: text.slice(0, at) + text.slice(at).toLowerCase() };
}

/** A web address on the public internet; https is added when no scheme was typed. */
export function readUrl(text: string, example: string): TextReading {
  const wrong: TextReading = { ok: false, message: `Enter a full web address, such as ${example}.` };
  if (/\s/.test(text)) return wrong;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const url = tryUrl(withScheme);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return wrong;
  if (url.username !== '' || url.password !== '')
    return { ok: false, message: 'Leave the user name and password out of the web address.' };
  if (!publicHost.test(url.hostname) || privateHost.test(url.hostname))
    return {
      ok: false,
      message: `Enter a web address that anybody on the internet can open, such as ${example}.`,
    };
  return { ok: true, value: withScheme };
}

function tryUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** A telephone number in any usual spelling, as E.164; without a country code it is read as one of `country`. */
export function readPhone(text: string, country: string | null, example: string): TextReading {
  const number = parsePhoneNumberFromString(text, (country ?? 'US') as CountryCode);
  if (number === undefined || !number.isValid())
    return { ok: false, message: `Enter a full phone number with its area code, such as ${example}.` };
  if (number.ext !== undefined)
    return { ok: false, message: 'Enter a phone number without an extension, one that a reviewer can call.' };
  return { ok: true, value: number.number };
}

/** A calendar day that exists, as YYYY-MM-DD. */
export function readDate(text: string): TextReading {
  const wrong: TextReading = { ok: false, message: 'Enter a date as year-month-day, such as 2025-03-31.' };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return wrong;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
    ? { ok: true, value: text }
    : wrong;
}
