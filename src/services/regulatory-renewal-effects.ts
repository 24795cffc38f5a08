import { ReviewOutcome, type EffectKind } from '../domain/programmes/programme';
import { mergedBundle } from '../domain/programmes/regulatory/objects';
import { reviewRegulatory } from '../domain/programmes/regulatory/plan';
import { addressField } from '../domain/programmes/regulatory/regulation';
import { RegistrationResourceEntity } from '../entities/registration-resource';
import type { Clock } from '../lib/clock';
import type { Outcome } from '../twilio/outcome';
import type { RegulatoryBundleGateway, RegulatoryItem } from '../twilio/regulatory-bundles';
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
        const { bundleSid, attributes, documentSids } = input.parameters as unknown as FitParameters;
        const held = await gateway.itemsIn(input.account, bundleSid);
        if (held.kind !== 'done') return held;
        const changes = [
          ...held.value.flatMap((item) =>
            correctionOf(gateway, input, bundleSid, item, { attributes, documentSids }),
          ),
          ...documentSids
            .filter((sid) => !held.value.some(({ part }) => part.sid === sid))
            .map((sid) => () => gateway.assign(input.account, bundleSid, sid)),
        ];
        for (const change of changes) {
          const outcome = await change();
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

interface FitParameters {
  bundleSid: string;
  attributes: Record<string, unknown>;
  /** Documents with a file, as they are wanted. */
  documentSids: string[];
}

type Change = () => Promise<Outcome<unknown>>;

/** What has to be done about something that the bundle holds; addresses stay. */
function correctionOf(
  gateway: RegulatoryBundleGateway,
  { account }: EffectInput,
  bundleSid: string,
  { assignmentSid, isDocument, part }: RegulatoryItem,
  { attributes, documentSids }: Omit<FitParameters, 'bundleSid'>,
): Change[] {
  if (!isDocument) {
    const isSame = Object.keys(attributes).every((name) => part.attributes[name] === attributes[name]);
    return isSame ? [] : [() => gateway.updateUser(account, part.sid, attributes)];
  }
  const stays = addressField in part.attributes || documentSids.includes(part.sid);
  return stays ? [] : [() => gateway.unassign(account, bundleSid, assignmentSid)];
}

function replaced(input: EffectInput, bundle: RegulatoryBundle, began: Date): EffectResult {
  const shown = shownRegulatoryBundle(bundle, []);
  return {
    sid: bundle.sid,
    mirror: (manager) => writeMirror(manager, input, { kind, sid: bundle.sid }, shown, began),
    after: (tx) => takePlace(tx, input.record, bundle.sid),
  };
}
