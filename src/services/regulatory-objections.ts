import { reasonAbout } from '../domain/programmes/regulatory/codes';
import type { AccountCredentials } from '../twilio/client';
import type { Outcome } from '../twilio/outcome';
import type { RegulatoryBundleGateway } from '../twilio/regulatory-bundles';
import { mapped } from './effects';

/** What reviewers say of a bundle they sent back stands with its documents, each named after its requirement. */
export async function objectionsTo(
  gateway: RegulatoryBundleGateway,
  account: AccountCredentials,
  bundleSid: string,
): Promise<Outcome<{ code: number | null; reason: string }[]>> {
  return mapped(await gateway.itemsIn(account, bundleSid), (items) =>
    items.flatMap(({ friendlyName, faults }) =>
      faults.map(({ code, reason }) => ({
        code,
        reason: reasonAbout(friendlyName.split(' ')[0] ?? '', null, reason),
      })),
    ),
  );
}
