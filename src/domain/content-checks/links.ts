import type { Finding } from '../registrations';
import { blocker, risk, tip, type FieldText } from './finding';

const shorteners: ReadonlySet<string> = new Set(
  (
    'bit.ly bitly.com tinyurl.com t.co goo.gl ow.ly is.gd buff.ly rebrand.ly cutt.ly rb.gy shorturl.at tiny.cc ' +
    'bl.ink t.ly s.id v.gd tr.im adf.ly bit.do snip.ly short.io smarturl.it shorte.st clck.ru lnkd.in qr.ae ' +
    'fb.me amzn.to youtu.be wa.me m.me db.tt soo.gd clicky.me mcaf.ee x.co trib.al dlvr.it po.st spr.ly'
  ).split(' '),
);

const sharedHosts: readonly string[] = [
  'facebook.com',
  'instagram.com',
  'tiktok.com',
  'linkedin.com',
  'twitter.com',
  'x.com',
  'youtube.com',
  'pinterest.com',
  'yelp.com',
  'nextdoor.com',
  'linktr.ee',
  'etsy.com',
  'ebay.com',
  'google.com',
  'wixsite.com',
  'weebly.com',
  'square.site',
  'wordpress.com',
  'blogspot.com',
  'godaddysites.com',
  'myshopify.com',
  'squarespace.com',
  'carrd.co',
  'github.io',
];

const placeholderHosts =
  /^(?:www\.)?(?:example\.(?:com|org|net)|test\.com|(?:your|my)(?:business|company|shop|site|website|domain)\.\w+)$/;

/** The host of a web address in lower case without "www."; null when there is none. */
export function hostOf(address: string): string | null {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`;
  try {
    return new URL(withScheme).hostname.toLowerCase().replace(/^www\./, '');
  } catch {
    return null;
  }
}

/** The domain that was registered: the last two labels, three under endings such as co.uk. */
export function registeredDomain(host: string): string {
  const labels = host
    .toLowerCase()
    .replace(/^www\./, '')
    .split('.');
  const second = labels.at(-2) ?? '';
  const long =
    labels.length > 2 && /^(?:com?|org|net|gov|edu|ac)$/.test(second) && (labels.at(-1) ?? '').length === 2;
  return labels.slice(long ? -3 : -2).join('.');
}

/** Whether a host is one where many businesses have pages, so that it proves nothing about its owner. */
export function isSharedHost(host: string): boolean {
  return sharedHosts.some((shared) => host === shared || host.endsWith(`.${shared}`));
}

/** Whether an address leads through a public link shortener. */
export function isShortened(address: string): boolean {
  const host = hostOf(address);
  return host !== null && shorteners.has(host);
}

const linkInText =
  /\bhttps?:\/\/[^\s"'<>)\]]+|\b(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|net|org|io|co|us|ca|shop|store|biz|info|app|ly|gl|gd|at|cc|me|link|site|online|xyz|example)(?:\/[^\s"'<>)\]]*)?(?![\w@.-]*@)(?=[\s/,.;:!?)"'\]]|$)/gi;

/** The web links that stand in a text, without the punctuation after them; email addresses are none. */
export function linksIn(text: string): string[] {
  const withoutMail = text.replace(/[^\s@]+@[^\s@]+/g, ' ');
  return [...withoutMail.matchAll(linkInText)].map((match) => match[0].replace(/[.,;:!?]+$/, ''));
}

/** Faults of links inside a text: shorteners, plain http, no scheme, and domains that are not the website's. */
export function checkLinksInText({ key, called, text }: FieldText, website: string | null): Finding[] {
  const findings: Finding[] = [];
  const home = website === null ? null : hostOf(website);
  const links = linksIn(text);
  const short = links.find(isShortened);
  if (short !== undefined)
    findings.push(
      blocker(
        key,
        `The link shortener ${hostOf(short)} in ${called} hides where the link leads; carriers refuse it.`,
        'Use the whole https address of a page on your own website.',
        [30449, 30857, 30892],
      ),
    );
  const insecure = links.find((link) => /^http:/i.test(link) && !isShortened(link));
  if (insecure !== undefined)
    findings.push(
      risk(
        key,
        `The link ${insecure} in ${called} is not a secure one.`,
        'Begin the link with https://.',
        [30471, 30858],
      ),
    );
  const bare = links.find((link) => !/^https?:/i.test(link) && !isShortened(link));
  if (bare !== undefined)
    findings.push(
      risk(
        key,
        `The link ${bare} in ${called} does not begin with https://.`,
        `Write it as https://${bare}.`,
        [30858],
      ),
    );
  const foreign = links.find((link) => isForeign(link, home) && !isShortened(link));
  if (foreign !== undefined && home !== null)
    findings.push(
      risk(
        key,
        `The link ${foreign} in ${called} leads to another domain than your website ${home}.`,
        `Link to a page on ${registeredDomain(home)}.`,
        [30449, 30857],
      ),
    );
  return findings;
}

function isForeign(link: string, home: string | null): boolean {
  const host = hostOf(link);
  return host !== null && home !== null && registeredDomain(host) !== registeredDomain(home);
}

/** Faults of a web address that a reviewer is to open. */
export function checkPage({ key, called, text }: FieldText, codes: number[]): Finding[] {
  const host = hostOf(text);
  if (host === null) return [];
  if (shorteners.has(host))
    return [
      blocker(
        key,
        `${upper(called)} is a short link of ${host}; reviewers do not follow short links.`,
        'Enter the address the short link leads to.',
        [30857, ...codes],
      ),
    ];
  const findings: Finding[] = [];
  if (/^http:/i.test(text))
    findings.push(
      risk(
        key,
        `${upper(called)} is not secure: it begins with http://.`,
        'Use the https:// address of the page.',
        [30471, ...codes],
      ),
    );
  if (placeholderHosts.test(host))
    findings.push(
      risk(key, `${upper(called)} looks like a stand-in: ${host}.`, 'Enter an address of your own website.', [
        30534,
        ...codes,
      ]),
    );
  return findings;
}

/** Whether customers find the business at a domain of its own. */
export function checkOwnDomain(website: FieldText): Finding[] {
  const host = hostOf(website.text);
  if (host === null || !isSharedHost(host)) return [];
  return [
    tip(
      website.key,
      `Your website is a page on ${registeredDomain(host)}, not a domain of your own.`,
      'A small site on your own domain, with your business name, address and policies, is approved far more often.',
      [30473, 30891],
    ),
  ];
}

/** Faults of a page that shows how customers sign up: behind a login, or in a private folder. */
export function checkProofPage(page: FieldText): Finding[] {
  const findings = checkPage(page, [30509, 30836]);
  if (
    /\/(?:log-?in|sign-?in|account|my-?account|admin|dashboard|wp-admin|portal|members?)(?:[/?#]|$)/i.test(
      page.text,
    )
  )
    findings.push(
      risk(
        page.key,
        `${page.text} looks like a page behind a login, where the reviewer cannot see the form.`,
        'Give a public page, or upload pictures of the form.',
        [30509, 30836],
      ),
    );
  if (
    /^(?:docs|drive|sites)\.google\.com$|(?:^|\.)(?:dropbox\.com|box\.com|icloud\.com|onedrive\.live\.com|1drv\.ms)$/.test(
      hostOf(page.text) ?? '',
    )
  )
    findings.push(
      tip(
        page.key,
        `${page.text} lies in a shared folder.`,
        'Open it in a private window to make sure that nobody is asked to sign in, or upload the picture here.',
        [30836],
      ),
    );
  return findings;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
