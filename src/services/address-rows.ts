import { type AddressFields, AddressState } from '../domain/addresses';
import { AddressEntity } from '../entities/address';
import { TwilioOperationEntity } from '../entities/operations';
import type { TwilioAddress } from '../twilio/addresses';
import { addressChangedIn } from './address-registrations';
import { audit } from './audit';
import type { OperationName } from './operations';
import type { UnitOfWork } from './unit-of-work';

/** Names the effect of the wish that is under way. */
export function addressOperation({ id, organizationId, state, changeId }: AddressEntity): OperationName {
  if (state === AddressState.CREATING) return { organizationId, what: 'address.create', naturalKey: id };
  const what = state === AddressState.DELETING ? 'address.delete' : 'address.update';
  return { organizationId, what, naturalKey: `${id} ${changeId}` };
}

/** The wish came true: the address is what was written, with what Twilio adds to it. */
export async function keepAddress(
  tx: UnitOfWork,
  before: AddressEntity,
  fields: AddressFields,
  { sid, validated }: TwilioAddress,
): Promise<void> {
  const { friendlyName, customerName, street, streetSecondary, city, region, postalCode } = fields;
  await tx.manager.update(
    AddressEntity,
    { id: before.id, organizationId: before.organizationId, state: before.state },
    {
      ...{ friendlyName, customerName, street, streetSecondary, city, region, postalCode },
      ...{ validated, twilioSid: sid, state: AddressState.ACTIVE },
      ...{ wanted: null, changeId: null, askedBy: null, updatedAt: tx.now },
    } as never,
  );
  if (before.state === AddressState.CREATING) return fulfilled(tx, before, 'address.created');
  await addressChangedIn(tx, before.organizationId, before.id);
  await fulfilled(tx, before, 'address.changed');
}

/** The address is gone at Twilio; numbers that were held with it still name it. */
export async function loseAddress(tx: UnitOfWork, before: AddressEntity): Promise<void> {
  await tx.manager.update(
    AddressEntity,
    { id: before.id, organizationId: before.organizationId, state: before.state },
    { state: AddressState.DELETED, wanted: null, changeId: null, askedBy: null, updatedAt: tx.now } as never,
  );
  await addressChangedIn(tx, before.organizationId, before.id);
  await fulfilled(tx, before, 'address.deleted');
}

async function fulfilled(tx: UnitOfWork, before: AddressEntity, act: string): Promise<void> {
  const { id, organizationId, askedBy } = before;
  await tx.unschedule('settle-address', id);
  if (askedBy)
    await audit(tx, { ...askedBy, organizationId, role: null, expiresAt: 0 }, act, id, {
      country: before.country,
    });
}

/** The wish came to nothing: nothing is left of it, so that the same wish may be made again. */
export async function endChange(tx: UnitOfWork, address: AddressEntity): Promise<void> {
  const { id, organizationId, state } = address;
  const name = addressOperation(address);
  await tx.unschedule('settle-address', id);
  if (state === AddressState.CREATING) {
    await tx.manager.delete(AddressEntity, { id, organizationId, state });
    await tx.manager.query(
      `DELETE FROM idempotency_keys WHERE organization_id = $1 AND mutation = 'createAddress' AND result_id = $2`,
      [organizationId, id],
    );
  } else {
    await tx.manager.update(AddressEntity, { id, organizationId, state, changeId: address.changeId }, {
      state: AddressState.ACTIVE,
      wanted: null,
      changeId: null,
      askedBy: null,
    } as never);
  }
  await tx.manager.delete(TwilioOperationEntity, { ...name });
}
