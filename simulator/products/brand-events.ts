import { brandEventPrefix } from '../callbacks/event-types';
import type { Brand } from '../compliance-state';
import { BRANDS } from './brand-rendering';
import type { Simulator } from './product';

/** Tells the sinks of a brand's account; the event's words are not those of the API. */
export function emitBrand(sim: Simulator, brand: Brand, event: string, data: Record<string, unknown>): void {
  sim.eventStreams.emit(brand.accountSid, brandEventPrefix + event, `https://${BRANDS}/${brand.sid}`, {
    accountsid: brand.accountSid,
    brandsid: brand.sid,
    brandstatus: 'registered',
    createddate: new Date(brand.createdAt).getTime(),
    updateddate: new Date(brand.updatedAt).getTime(),
    ...(brand.tcrId ? { externalbrandid: brand.tcrId } : {}),
    ...data,
  });
}
