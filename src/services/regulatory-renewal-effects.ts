import { ReviewOutcome, type EffectKind } from '../domain/programmes/programme';
import { mergedBundle } from '../domain/programmes/regulatory/objects';
import { paperMissing, reasonAbout } from '../domain/programmes/regulatory/codes';
import { correctionsOf, type Correction, type Wanted } from '../domain/programmes/regulatory/fit';
import { reviewRegulatory } from '../domain/programmes/regulatory/plan';
import { RegistrationResourceEntity } from '../entities/registration-resource';
import type { Clock } from '../lib/clock';
import type { Outcome } from '../twilio/outcome';
import type { RegulatoryBundleGateway } from '../twilio/regulatory-bundles';
import type { RegulatoryBundle } from '../twilio/regulatory-readings';
import { mapped, writeMirror, type EffectHandler, type EffectInput, type EffectResult } from './effects';
import { lookNow } from './registration-resources';
import { takePlace } from './regulatory-renewals';
import type { RenewedNumbers } from './renewed-numbers';
import type { UnitOfWork } from './unit-of-work';
import { shownRegulatoryBundle } from './resource-readers';

/** Effects that only a renewal has. */
export type RenewalEffect = Extract<
  EffectKind,
  'regulatory-bundle.copy' | 'regulatory-copy.fit' | 'regulatory-bundle.replace' | 'regulatory-bundle.delete'
>;

const kind = 'regulatory-bundle';

/** The effects by which an approval that ends is renewed: copied, corrected, and put in the place of what it was copied from. */
export function renewalEffects(
  gateway: RegulatoryBundleGateway,
  numbers: RenewedNumbers,
  clock: Clock,
): Record<RenewalEffect, EffectHandler> {
  const texts = ({ parameters }: EffectInput) => parameters as Record<string, string>;
  const made =
    (input: EffectInput, began: Date) =>
    (bundle: RegulatoryBundle): EffectResult => ({
      sid: bundle.sid,
      mirror: (manager) =>
        writeMirror(manager, input, { kind, sid: bundle.sid }, shownRegulatoryBundle(bundle, []), began),
    });
  return {
    'regulatory-bundle.copy': {
      costly: false,
      find: async (input, { id }) => {
        const began = clock.now();
        const found = await gateway.findCopy(input.account, texts(input).bundleSid!, id);
        return mapped(found, (one) => one && made(input, began)(one));
      },
      perform: async (input, { id }) => {
        const began = clock.now();
        const { bundleSid, friendlyName } = texts(input);
        return mapped(
          await gateway.copy(input.account, bundleSid!, `${friendlyName} ${id}`),
          made(input, began),
        );
      },
    },
    'regulatory-copy.fit': {
      costly: false,
      // It looks at what is there and changes what differs, so that doing it again does no more.
      find: () => Promise.resolve({ kind: 'done', value: null }),
      perform: async (input) => {
        const { bundleSid, ...wanted } = input.parameters as unknown as Wanted & { bundleSid: string };
        const held = await gateway.itemsIn(input.account, bundleSid);
        if (held.kind !== 'done') return held;
        const { missing, corrections } = correctionsOf(held.value, wanted);
        if (missing !== null) {
          const reasons = [{ code: paperMissing, reason: reasonAbout(missing, null) }];
          return { kind: 'rejected', code: paperMissing, status: 0, reasons };
        }
        for (const correction of corrections) {
          const outcome = await carriedOut(gateway, input, bundleSid, correction);
          if (outcome.kind !== 'done') return outcome;
        }
        return { kind: 'done', value: { sid: bundleSid } };
      },
    },
    'regulatory-bundle.replace': {
      costly: false,
      before: async (input) => {
        const seen = await gateway.fetch(input.account, texts(input).bundleSid!);
        if (seen.kind === 'gone') return { kind: 'done', value: { validUntil: null } };
        return mapped(seen, ({ validUntil }) => ({ validUntil }));
      },
      // It took effect when the approval stands and does not end any more when it did.
      find: async (input, { before }) => {
        const began = clock.now();
        const found = await gateway.fetch(input.account, texts(input).bundleSid!);
        if (found.kind === 'gone') return { kind: 'done', value: null };
        return mapped(found, (bundle) =>
          stands(bundle) && bundle.validUntil !== before?.validUntil ? replaced(input, bundle, began) : null,
        );
      },
      perform: async (input) => {
        const began = clock.now();
        const { bundleSid, fromBundleSid } = texts(input);
        const done = await gateway.replaceItems(input.account, bundleSid!, fromBundleSid!);
        if (done.kind !== 'rejected' && done.kind !== 'gone')
          return mapped(done, (bundle) => replaced(input, bundle, began));
        // Only what stands can be replaced: when the approval has ended meanwhile, its numbers go over to the copy.
        const original = await gateway.fetch(input.account, bundleSid!);
        if (original.kind === 'done' && stands(original.value)) return done;
        if (original.kind !== 'done' && original.kind !== 'gone') return original;
        const moved = await numbers.moveTo(input, fromBundleSid!);
        return mapped(moved, () => ({
          sid: fromBundleSid!,
          after: (tx) => takePlace(tx, input.record, fromBundleSid!),
        }));
      },
    },
    'regulatory-bundle.delete': {
      costly: false,
      // Deleting what is gone already changes nothing.
      find: () => Promise.resolve({ kind: 'done', value: null }),
      perform: async (input) => {
        const began = clock.now();
        const sid = texts(input).bundleSid!;
        const { organizationId } = input.record.registration;
        const look = (tx: UnitOfWork): Promise<void> =>
          lookNow(tx, organizationId, kind, input.record.made.get('replace')!.sid);
        // What numbers rest on stays.
        if (input.record.made.get('replace')!.sid === sid)
          return { kind: 'done', value: { sid, after: look } };
        return mapped(await gateway.remove(input.account, sid), () => ({
          sid,
          after: async (tx) => {
            await tx.manager.update(
              RegistrationResourceEntity,
              { organizationId, kind, twilioSid: sid },
              { status: mergedBundle, reasons: [], fetchedAt: began },
            );
            await look(tx);
          },
        }));
      },
    },
  };
}

function stands(bundle: RegulatoryBundle): boolean {
  return reviewRegulatory(bundle) === ReviewOutcome.APPROVED;
}

function carriedOut(
  gateway: RegulatoryBundleGateway,
  { account }: EffectInput,
  bundleSid: string,
  correction: Correction,
): Promise<Outcome<unknown>> {
  switch (correction.what) {
    case 'update-user':
      return gateway.updateUser(account, correction.sid, correction.attributes);
    case 'update-document':
      return gateway.updateDocument(account, correction.sid, correction.attributes);
    case 'take-out':
      return gateway.unassign(account, bundleSid, correction.assignmentSid);
    case 'join':
      return gateway.assign(account, bundleSid, correction.sid);
  }
}

function replaced(input: EffectInput, bundle: RegulatoryBundle, began: Date): EffectResult {
  const shown = shownRegulatoryBundle(bundle, []);
  return {
    sid: bundle.sid,
    mirror: (manager) => writeMirror(manager, input, { kind, sid: bundle.sid }, shown, began),
    after: (tx) => takePlace(tx, input.record, bundle.sid),
  };
}
