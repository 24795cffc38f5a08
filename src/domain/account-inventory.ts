import { createHash } from 'node:crypto';
import type { PhoneNumberKind } from './phone-numbers';
import type { BundleEndUser } from './registrations';

/** What was found in an account that somebody brought along, in words and SIDs; never an address or a secret. */
export interface AccountInventory {
  numbers: {
    total: number;
    tollFree: number;
    /** Of those, how many send their calls or texts to a system of the owner's. */
    callsElsewhere: number;
    textsElsewhere: number;
  };
  services: InventoryService[];
  brands: InventoryBrand[];
  sinks: InventorySink[];
  verifications: InventoryVerification[];
  /** Business profiles, the account's own among them. */
  profiles: InventoryBundle[];
  /** SIDs of what carriers were told beside the profiles (trust products); older readings have none. */
  products?: string[];
  /** Approvals for numbers abroad; readings made before they were looked for have none. */
  abroad?: InventoryAbroad[];
}

/** What a regulator abroad was told of who uses numbers there: Twilio calls it a regulatory bundle. */
export interface InventoryAbroad {
  sid: string;
  name: string;
  /** Twilio's own word. */
  status: string;
  /** ISO 8601; null where no end is set. */
  validUntil: string | null;
  regulationSid: string;
  country: string;
  numberKind: PhoneNumberKind;
  endUser: BundleEndUser;
  /** The address it was approved with: numbers are bought with this very one. */
  address: { sid: string; country: string } | null;
}

/** Why a reviewer refused something, as Twilio gave it. */
export type InventoryReason = { code: number | null; reason: string };

export interface InventoryBundle {
  sid: string;
  /** PRIMARY is the account's own, which only the Console makes. */
  kind: 'PRIMARY' | 'SECONDARY' | 'STARTER';
  status: string;
  reasons: InventoryReason[];
}

export interface InventoryService {
  sid: string;
  name: string;
  numbers: number;
  /** SIDs of those numbers. */
  members: string[];
  /** It leaves texts that come in to its numbers' own addresses. */
  usesNumberWebhooks: boolean;
  campaign: InventoryCampaign | null;
}

export interface InventoryCampaign {
  useCase: string | null;
  /** Twilio's own word. */
  status: string;
  brandSid: string | null;
  /** Registered by another provider: nothing here may change it. */
  isExternal: boolean;
  registryId: string | null;
  reasons: InventoryReason[];
  /** ISO 8601. */
  createdAt: string | null;
}

export interface InventoryBrand {
  sid: string;
  kind: string;
  status: string;
  identityStatus: string | null;
  /** Registered without the extended check of the business. */
  skipsVetting: boolean;
  registryId: string | null;
  customerProfileSid: string;
  trustProductSid?: string;
  /** As its profile says; read where there are several brands to tell apart. */
  businessName?: string | null;
  reasons: InventoryReason[];
  /** False for one that Twilio's list leaves out: it was found by its campaign. */
  isListed: boolean;
}

export interface InventorySink {
  sid: string;
  description: string;
  kind: string;
  /** Where it delivers to: the host alone, since addresses can hold secrets. */
  host: string | null;
}

export interface InventoryVerification {
  sid: string;
  phoneNumberSid: string;
  status: string;
  reasons: InventoryReason[];
  /** ISO 8601. */
  updatedAt: string | null;
}

/** What would be written to the account once its owner says yes, in plain words. */
export function plannedChanges(): string[] {
  return [
    'Add one event sink of ours with one subscription, so that we learn when texts arrive, are delivered or fail. Sinks that are there stay as they are.',
    'Send the texts that you write here from your numbers.',
    'Make a messaging service of our own when a number of yours is first approved for texting here. Services that are there stay as they are.',
  ];
}

/** What stays as it is, said beside it. */
export function untouched(inventory: AccountInventory): string[] {
  const { callsElsewhere, textsElsewhere } = inventory.numbers;
  return [
    `Where your numbers send calls (${callsElsewhere}) and texts (${textsElsewhere}) to systems of yours, they go on doing so until you have us answer a number.`,
    `Your ${count(inventory.services.length, 'messaging service')}, ${count(inventory.brands.length, 'brand')} and ${count(inventory.sinks.length, 'event sink')} are not changed.`,
    'Disconnecting removes what we added and puts back what we changed; nothing else is deleted.',
  ];
}

/** Names what a person saw, so that their yes covers exactly that. */
export function inventoryDigest(accountSid: string, inventory: AccountInventory): string {
  const seen = JSON.stringify([accountSid, plannedChanges(), untouched(inventory), sorted(inventory)]);
  return createHash('sha256').update(seen).digest('hex');
}

/** Postgres keeps the keys of JSON in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
