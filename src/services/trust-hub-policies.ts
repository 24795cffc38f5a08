import type { PolicyName } from '../domain/programmes/a2p/requests';

/** SIDs of Trust Hub's rule sets by our names for them. */
export type PolicySids = Readonly<Record<PolicyName | 'primary-profile', string>>;

/** As Twilio's onboarding guides give them (read 2026-11-22); they may change, so configuration goes before them. */
const published: PolicySids = {
  'primary-profile': 'RN6433641899984f951173ef1738c3bdd0',
  'secondary-profile': 'RNdfbf3fae0e1107f8aded0e7cead80bf5',
  'starter-profile': 'RN806dd6cd175f314e1f96a9727ee271f4',
  a2p: 'RNb0d4771c2c98518d916a3d4cd70a8f8b',
  'sole-proprietor': 'RN670d5d2e282a6130ae063b234b6019c8',
};

export function policySids(configured: Readonly<Record<string, string>>): PolicySids {
  return { ...published, ...configured };
}
