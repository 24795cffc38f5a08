import type { Finding } from '../registrations';
import { risk, tip } from './finding';
import { checkPage, hostOf, registeredDomain } from './links';

/** The two pages a reviewer reads beside the website. */
export interface Policies {
  privacy: { key: string; url: string | null };
  terms: { key: string; url: string | null };
  website: string | null;
}

/** Whether privacy policy and terms are there and can be what they should be. */
export function checkPolicies({ privacy, terms, website }: Policies): Finding[] {
  const findings: Finding[] = [];
  if (privacy.url === null)
    findings.push(
      risk(
        privacy.key,
        'There is no link to a privacy policy, and every registration for texting needs one.',
        'Publish a page that says: “Mobile numbers are not shared with third parties for marketing.”',
        [30933, 30908],
      ),
    );
  else findings.push(...checkPolicyPage(privacy.key, 'the privacy policy', privacy.url, website, [30908]));
  if (terms.url === null)
    findings.push(
      risk(
        terms.key,
        'There is no link to your terms for texting.',
        'Publish a page with the program’s name, how often you text, rates, STOP, HELP and a contact.',
        [30934, 30882],
      ),
    );
  else findings.push(...checkPolicyPage(terms.key, 'the terms page', terms.url, website, [30882]));
  if (privacy.url !== null && terms.url !== null && pathless(privacy.url) === pathless(terms.url))
    findings.push(
      tip(
        terms.key,
        'Privacy policy and terms are the same page.',
        'Reviewers look for two pages; if both stand on one, link to the part with the terms.',
        [30882],
      ),
    );
  return findings;
}

function checkPolicyPage(
  key: string,
  called: string,
  url: string,
  website: string | null,
  codes: number[],
): Finding[] {
  const findings = checkPage({ key, called, text: url }, codes);
  if (website !== null && pathless(url) === pathless(website))
    findings.push(
      risk(key, `The link to ${called} is your home page.`, `Enter the address of ${called} itself.`, codes),
    );
  const home = website === null ? null : hostOf(website);
  const host = hostOf(url);
  if (home !== null && host !== null && registeredDomain(home) !== registeredDomain(host))
    findings.push(
      tip(
        key,
        `The link to ${called} leads to ${host}, away from your website ${home}.`,
        'It should name your business, not only the company that hosts it.',
        codes,
      ),
    );
  return findings;
}

/** An address without scheme, "www." and closing slashes, to compare pages. */
function pathless(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
}
