import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountInventory, InventoryService } from '../domain/account-inventory';
import { callsGoElsewhere, textsGoElsewhere } from '../domain/imported-numbers';
import { isTollFree } from '../domain/phone-numbers';
import type { A2pInventoryGateway } from '../twilio/a2p-inventory';
import type { AccountCredentials } from '../twilio/client';
import type { EventSink, EventStreamGateway } from '../twilio/events';
import type { MessagingService, MessagingServiceGateway } from '../twilio/messaging-services';
import type { NumberSettingsGateway, NumberSetUp } from '../twilio/number-settings';
import type { Outcome } from '../twilio/outcome';
import type { TollFreeVerificationGateway } from '../twilio/toll-free-verifications';

/** Everything that was read of an account. */
export interface ReadAccount {
  numbers: NumberSetUp[];
  /** Numbers that are in the pool of some messaging service, by SID. */
  inServices: ReadonlySet<string>;
  inventory: AccountInventory;
}

type Unread = Exclude<Outcome<never>, { kind: 'done' }>;

/** Twilio takes one call about brands and campaigns a second. */
const a2pPaceMs = 1_050;
const mostTries = 5;

/** Looks through an account that somebody brought along; it never writes. */
export class AccountInventoryReader {
  constructor(
    private readonly numbers: NumberSettingsGateway,
    private readonly services: MessagingServiceGateway,
    private readonly a2p: A2pInventoryGateway,
    private readonly events: EventStreamGateway,
    private readonly verifications: TollFreeVerificationGateway,
  ) {}

  /** All of it, or why some part could not be read. `ours` is how addresses of ours begin in this account. */
  async read(
    credentials: AccountCredentials,
    ours: string,
  ): Promise<Extract<Outcome<ReadAccount>, { kind: 'done' }> | Unread> {
    const account = { ...credentials, readOnly: true };
    const [numbers, services, sinks, verifications] = await Promise.all([
      patiently(() => this.numbers.list(account)),
      patiently(() => this.services.list(account)),
      patiently(() => this.events.sinks(account)),
      patiently(() => this.verifications.list(account)),
    ]);
    if (numbers.kind !== 'done') return numbers;
    if (services.kind !== 'done') return services;
    if (sinks.kind !== 'done') return sinks;
    if (verifications.kind !== 'done') return verifications;
    const brands = await patiently(() => this.a2p.brands(account));
    if (brands.kind !== 'done') return brands;
    const inServices = new Set<string>();
    const shown: InventoryService[] = [];
    for (const service of services.value.filter((one) => !isOurs(one, ours))) {
      const seen = await this.service(account, service, inServices);
      if (seen.kind !== 'done') return seen;
      shown.push(seen.value);
    }
    const inventory: AccountInventory = {
      numbers: countNumbers(numbers.value, inServices, ours),
      services: shown,
      brands: brands.value,
      sinks: sinks.value.filter((one) => !one.destination?.startsWith(ours)).map(shownSink),
      verifications: verifications.value.map(({ sid, phoneNumberSid, status }) => ({
        sid,
        phoneNumberSid,
        status,
      })),
    };
    return { kind: 'done', value: { numbers: numbers.value, inServices, inventory } };
  }

  private async service(
    account: AccountCredentials,
    { sid, friendlyName }: MessagingService,
    inServices: Set<string>,
  ): Promise<Extract<Outcome<InventoryService>, { kind: 'done' }> | Unread> {
    const members = await patiently(() => this.services.members(account, sid));
    if (members.kind !== 'done') return members;
    for (const member of members.value) inServices.add(member);
    const campaign = await patiently(() => this.a2p.campaign(account, sid));
    if (campaign.kind !== 'done') return campaign;
    return {
      kind: 'done',
      value: { sid, name: friendlyName, numbers: members.value.length, campaign: campaign.value },
    };
  }
}

/** What was throttled was never processed: asked again at the pace that Twilio wants. */
async function patiently<T>(look: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  let outcome = await look();
  for (let tries = 1; outcome.kind === 'throttled' && tries < mostTries; tries += 1) {
    await sleep(a2pPaceMs * (1 + Math.random() / 4));
    outcome = await look();
  }
  return outcome;
}

function isOurs({ inboundUrl }: MessagingService, ours: string): boolean {
  return inboundUrl !== null && inboundUrl.startsWith(ours);
}

function countNumbers(
  numbers: readonly NumberSetUp[],
  inServices: ReadonlySet<string>,
  ours: string,
): AccountInventory['numbers'] {
  const count = (test: (one: NumberSetUp) => boolean): number => numbers.filter(test).length;
  return {
    total: numbers.length,
    tollFree: count(({ e164 }) => isTollFree(e164)),
    callsElsewhere: count(({ destinations }) => callsGoElsewhere(destinations, ours)),
    textsElsewhere: count(({ sid, destinations }) =>
      textsGoElsewhere(destinations, ours, inServices.has(sid)),
    ),
  };
}

function shownSink({ sid, description, kind, destination }: EventSink): AccountInventory['sinks'][number] {
  return { sid, description, kind, host: hostOf(destination) };
}

function hostOf(url: string | null): string | null {
  try {
    return url === null ? null : new URL(url).host;
  } catch {
    return null;
  }
}
