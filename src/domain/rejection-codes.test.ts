import {
  codeMentioned,
  rejectionCode,
  rejectionCodes,
  topicsOfReason,
  unlistedRejection,
} from './rejection-codes';
import { brandCodes } from './rejection-codes/brands';
import { campaignCodes } from './rejection-codes/campaigns';
import { disallowedCodes } from './rejection-codes/disallowed';
import { sharedCodes } from './rejection-codes/shared';
import { tollFreeCodes } from './rejection-codes/toll-free';
import { RejectionFix } from './registrations';

it('says something of its own for every code', () => {
  const entries = [...rejectionCodes.values()];
  expect(new Set(entries.map((entry) => entry.message)).size).toBe(entries.length);
  expect(new Set(entries.map((entry) => entry.howToFix)).size).toBe(entries.length);
  for (const entry of entries) expect(entry.message).not.toBe(entry.howToFix);
});

it('lists each code in one family only', () => {
  const families = [tollFreeCodes, disallowedCodes, sharedCodes, campaignCodes, brandCodes];
  const all = families.flatMap((family) => Object.keys(family));
  expect(new Set(all).size).toBe(all.length);
});

it('keeps carrier jargon out of what people read', () => {
  for (const { message, howToFix } of rejectionCodes.values())
    expect(`${message} ${howToFix}`).not.toMatch(/\b(?:TCR|10DLC|DCA|TFV|CTA|A2P|Twilio|MNO|ISV)\b/);
});

it('never calls what is not eligible resubmittable', () => {
  for (const entry of rejectionCodes.values())
    if (entry.fix === RejectionFix.NOT_ELIGIBLE) expect(entry.resubmittable).toBe(false);
});

it.each([30441, 30443, 30460, 30464, 30470, 30480, 30873, 30878, 30883])(
  '%i cannot be sent again',
  (code) => {
    expect(rejectionCode(code)?.resubmittable).toBe(false);
  },
);

it.each([30451, 30452, 30456, 30482, 30484, 30501, 30511, 30513, 30527, 30556, 30842, 30879, 30896])(
  '%i can be put right',
  (code) => {
    expect(rejectionCode(code)?.resubmittable).toBe(true);
  },
);

it('keeps the words of a reviewer when the code is unknown, and finds the topic in them', () => {
  const unknown = unlistedRejection(30999, 'The privacy policy   is behind a login.');
  expect(unknown.message).toContain('The privacy policy is behind a login.');
  expect(unknown.message).toContain('30999');
  expect(unknown.topics).toEqual(['privacy-policy']);
  expect(topicsOfReason('Email address is not at the website domain')).toEqual(['email', 'website']);
  expect(unlistedRejection(null, '').fix).toBe(RejectionFix.CONTACT_SUPPORT);
});

it('reads a code out of a sentence', () => {
  expect(codeMentioned('Error 30513: opt-in not sufficient')).toBe(30513);
  expect(codeMentioned('30999 is not listed')).toBeNull();
});
