import type { AddressInstance } from 'twilio/lib/rest/api/v2010/account/address';
import type { AddressFields } from '../domain/addresses';
import type { AccountCredentials, TwilioClients } from './client';
import { attempt, type Outcome } from './outcome';

/** An address as Twilio holds it. */
export interface TwilioAddress extends Omit<AddressFields, 'friendlyName'> {
  sid: string;
  /** Our operation's id at its end. */
  friendlyName: string;
  validated: boolean;
}

/** What Twilio is to hold; its name is the only handle we can leave on it. */
export type AddressToKeep = Omit<AddressFields, 'friendlyName'> & { friendlyName: string };

/** Addresses (API 2010-04-01), in the account whose numbers need them. */
export class AddressGateway {
  constructor(private readonly clients: TwilioClients) {}

  /** Twilio rewrites what it is given unless it is told not to; `corrected` lets it. */
  create(
    account: AccountCredentials,
    address: AddressToKeep,
    country: string,
    { corrected = false } = {},
  ): Promise<Outcome<TwilioAddress>> {
    return attempt(async () =>
      read(
        await this.addresses(account).create({
          ...parameters(address),
          friendlyName: address.friendlyName,
          isoCountry: country,
          autoCorrectAddress: corrected,
        }),
      ),
    );
  }

  /** Sets every line; safe to repeat. */
  update(
    account: AccountCredentials,
    sid: string,
    address: Omit<AddressToKeep, 'friendlyName'>,
  ): Promise<Outcome<TwilioAddress>> {
    return attempt(async () =>
      read(await this.addresses(account)(sid).update({ ...parameters(address), autoCorrectAddress: false })),
    );
  }

  fetch(account: AccountCredentials, sid: string): Promise<Outcome<TwilioAddress>> {
    return attempt(async () => read(await this.addresses(account)(sid).fetch()));
  }

  /** The one of the country whose name ends so, or null. */
  find(
    account: AccountCredentials,
    isoCountry: string,
    nameEnding: string,
  ): Promise<Outcome<TwilioAddress | null>> {
    return attempt(async () => {
      const all = await this.addresses(account).list({ isoCountry, pageSize: 1_000 });
      const found = all.find((one) => one.friendlyName?.endsWith(nameEnding));
      return found ? read(found) : null;
    });
  }

  /** Where one is that we know nothing else of. */
  countryOf(account: AccountCredentials, sid: string): Promise<Outcome<string>> {
    return attempt(async () => (await this.addresses(account)(sid).fetch()).isoCountry);
  }

  /** One that is gone already was removed. */
  async remove(account: AccountCredentials, sid: string): Promise<Outcome<true>> {
    const outcome = await attempt(() => this.addresses(account)(sid).remove());
    return outcome.kind === 'gone' || outcome.kind === 'done' ? { kind: 'done', value: true } : outcome;
  }

  /** The numbers of the account that depend on it, also those that are no cards of ours. */
  dependents(account: AccountCredentials, sid: string): Promise<Outcome<string[]>> {
    return attempt(async () => {
      const all = await this.addresses(account)(sid).dependentPhoneNumbers.list({ pageSize: 1_000 });
      return all.map((one) => one.phoneNumber);
    });
  }

  private addresses(account: AccountCredentials) {
    return this.clients.for(account).addresses;
  }
}

function parameters(address: Omit<AddressToKeep, 'friendlyName'>) {
  const { customerName, street, streetSecondary, city, region, postalCode } = address;
  // An empty second line takes out one that was there.
  return { customerName, street, streetSecondary: streetSecondary ?? '', city, region, postalCode };
}

function read(instance: AddressInstance): TwilioAddress {
  return {
    sid: instance.sid,
    friendlyName: instance.friendlyName,
    customerName: instance.customerName,
    street: instance.street,
    streetSecondary: instance.streetSecondary || null,
    city: instance.city,
    region: instance.region,
    postalCode: instance.postalCode,
    validated: instance.validated,
  };
}
