import { badRequest } from '../http/errors';
import { seriesOf, type Series } from '../inventory/series';
import type { Address, PhoneNumber } from '../state';
import type { Call } from './product';
import { regulationOf } from './regulation-catalogue';

/** Address and bundle rules of the number's country. */
export function checkRegulation(call: Call, series: Series): void {
  const address = call.sim.world.addresses[call.form.text('AddressSid') ?? ''];
  if (series.addressRequirements !== 'none' && !address) {
    const code = series.addressRequirements === 'local' ? 21615 : 21631;
    throw badRequest('Phone Number Requires an Address but the AddressSid parameter was empty', code);
  }
  if (series.addressRequirements === 'local' && address?.isoCountry !== series.country) {
    throw badRequest('The address is not in the country of the number', 21651);
  }
  if (series.addressRequirements === 'foreign' && address?.isoCountry === series.country) {
    throw badRequest('The address is in the country of the number', 21651);
  }
  if (series.needsBundle) checkBundle(call, series, address);
}

/** A number that is to rest on another bundle has to be one that it could be bought with. */
export function checkBundleOf(call: Call, number: PhoneNumber): void {
  const series = seriesOf(number.phoneNumber);
  const sid = call.form.text('AddressSid') ?? String(number.settings.address_sid ?? '');
  if (series?.needsBundle) checkBundle(call, series, call.sim.world.addresses[sid]);
}

/** An approved bundle of this account, for this country and type, with the address it names. */
function checkBundle(call: Call, series: Series, address: Address | undefined): void {
  const { world } = call.sim;
  const bundle = world.regulatoryBundles[call.form.text('BundleSid') ?? ''];
  if (bundle?.accountSid !== call.account.sid)
    throw badRequest('Bundle required: no approved BundleSid was given', 21649);
  const regulation = regulationOf(bundle.regulationSid);
  if (!['twilio-approved', 'provisionally-approved'].includes(bundle.status))
    throw badRequest('Bundle required: the bundle given is not approved', 21649);
  if (regulation?.country !== series.country || regulation.type !== series.type)
    throw badRequest('Bundle required: the bundle given is for other numbers', 21649);
  const documents = Object.values(world.regulatoryItems)
    .filter(({ bundleSid }) => bundleSid === bundle.sid)
    .flatMap(({ objectSid }) => world.regulatoryDocuments[objectSid] ?? []);
  const wantsIdentity = regulation.documents
    .flat()
    .some(({ requirementName }) => requirementName === 'proof_of_identity');
  if (wantsIdentity && !documents.some(({ mimeType, status }) => mimeType && status === 'approved'))
    throw badRequest('An approved identity document is required', 21650);
  const named = documents.flatMap(({ attributes }) =>
    Array.isArray(attributes.address_sids) ? (attributes.address_sids as string[]) : [],
  );
  if (address && named.length > 0 && !named.includes(address.sid))
    throw badRequest('The address is not the one in the bundle', 21651);
}
