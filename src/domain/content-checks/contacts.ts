import type { Finding } from '../registrations';
import { risk } from './finding';
import { hostOf, isSharedHost, registeredDomain } from './links';

const freeMail: ReadonlySet<string> = new Set(
  (
    'gmail.com googlemail.com yahoo.com ymail.com rocketmail.com hotmail.com outlook.com live.com msn.com aol.com ' +
    'icloud.com me.com mac.com proton.me protonmail.com pm.me gmx.com gmx.net mail.com email.com zoho.com ' +
    'zohomail.com yandex.com yandex.ru mail.ru fastmail.com hey.com tutanota.com tuta.io qq.com 163.com ' +
    'comcast.net att.net sbcglobal.net bellsouth.net verizon.net cox.net charter.net spectrum.net earthlink.net ' +
    'optonline.net frontier.com windstream.net juno.com netzero.net rogers.com shaw.ca telus.net sympatico.ca'
  ).split(' '),
);
const disposable =
  /(?:^|\.)(?:mailinator\.com|guerrillamail\.com|10minutemail\.com|tempmail\.\w+|temp-mail\.org|yopmail\.com|trashmail\.com|sharklasers\.com|getnada\.com|maildrop\.cc|throwawaymail\.com|dispostable\.com)$/;
const roles =
  /^(?:admin(?:istrator)?|support|info|sales|office|team|customer|service|help(?:desk)?|contact|owner|manager|marketing|billing|n\/?a|none|test|user)$/i;

const mailboxRoles =
  /^(?:admin(?:istrator)?|all|billing|careers|contact|customer(?:service|care)?|enquir\w+|everyone|hello|help(?:desk)?|hi|hr|info|inquir\w+|jobs|mail|marketing|news(?:letter)?|no-?reply|office|orders|press|sales|service|staff|support|team|webmaster)$/i;

/** Whether an address is at a free mail service. */
export function isFreeMail(email: string): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return freeMail.has(domain) || /^(?:yahoo|hotmail|live|outlook|gmx)\.[a-z.]{2,6}$/.test(domain);
}

/** Whether an address is at a service whose mailboxes are thrown away. */
export function isThrowAwayMail(email: string): boolean {
  return disposable.test(email.slice(email.lastIndexOf('@') + 1).toLowerCase());
}

/** Whether a mailbox is one of a department or a list, as info@ or team@. */
export function isSharedMailbox(email: string): boolean {
  return mailboxRoles.test(email.slice(0, email.lastIndexOf('@')));
}

/** Faults of the contact's email address, seen beside the website. */
export function checkContactEmail(key: string, email: string, website: string | null): Finding[] {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  if (isThrowAwayMail(email))
    return [
      risk(
        key,
        `${domain} is a throw-away mail service.`,
        'Use a mailbox that you keep: notices about the registration go there.',
        [30452, 30482],
      ),
    ];
  if (isFreeMail(email))
    return [
      risk(
        key,
        `The contact address is at ${domain}, a free mail service, which does not prove that it is your business’s.`,
        'Use an address on your own domain, such as you@yourbusiness.com.',
        [30482, 18606],
      ),
    ];
  const host = website === null ? null : hostOf(website);
  if (host === null || isSharedHost(host) || registeredDomain(domain) === registeredDomain(host)) return [];
  return [
    risk(
      key,
      `The contact address is at ${domain}, but your website is ${host}.`,
      `Use an address that ends in @${registeredDomain(host)}.`,
      [30482, 18606],
    ),
  ];
}

/** Whether the contact is named like a person. */
export function checkContactName(key: string, name: string): Finding[] {
  if (!roles.test(name.trim()) && [...name.trim()].length > 1) return [];
  return [
    risk(
      key,
      `“${name.trim()}” is not the name of a person.`,
      'Name an owner or employee with their full first and last name.',
      [30483, 30801],
    ),
  ];
}
