import type { EffectKind } from '../domain/programmes/programme';
import type { PolicyName } from '../domain/programmes/a2p/requests';
import type { Clock } from '../lib/clock';
import type { AddressGateway, AddressToKeep } from '../twilio/addresses';
import type { Bundle, BundleFamily, BundlePart, TrustHubGateway } from '../twilio/trust-hub';
import { mapped, writeMirror, type EffectHandler, type EffectInput, type EffectResult } from './effects';
import { shownBundle } from './resource-readers';
import type { PolicySids } from './trust-hub-policies';

type BundleEffect = Extract<EffectKind, `${BundleFamily}.${string}`>;
type PartEffect =
  Extract<EffectKind, `end-user.${string}` | `registration-address.${string}`> | 'supporting-document.create';

/** An evaluation whose bundle lacks something: what it lacks comes along. */
const incomplete = 22_215;

/** The effects on customer profiles and trust products: made, joined from parts, checked and handed in. */
export function bundleEffects(
  hub: TrustHubGateway,
  policies: PolicySids,
  clock: Clock,
): Record<BundleEffect, EffectHandler> {
  const policyOf = (input: EffectInput): string => policies[input.parameters.policy as PolicyName];
  const mirrored =
    (family: BundleFamily, input: EffectInput, began: Date, isReviewed: boolean) =>
    (bundle: Bundle): EffectResult => ({
      sid: bundle.sid,
      mirror: (manager) =>
        writeMirror(manager, input, { kind: family, sid: bundle.sid }, shownBundle(bundle), began),
      ...(isReviewed ? { reviewed: { kind: family, sid: bundle.sid } } : {}),
    });
  const create = (family: BundleFamily): EffectHandler => ({
    costly: false,
    find: async (input, { id }) => {
      const began = clock.now();
      const found = await hub.find(input.account, family, policyOf(input), id);
      return mapped(found, (one) => one && mirrored(family, input, began, false)(one));
    },
    perform: async (input, { id }) => {
      const began = clock.now();
      const { friendlyName, email, statusCallback } = input.parameters as Record<string, string>;
      const made = await hub.create(input.account, family, {
        friendlyName: `${friendlyName} ${id}`,
        email: email!,
        policySid: policyOf(input),
        statusCallback: statusCallback!,
      });
      return mapped(made, mirrored(family, input, began, false));
    },
  });
  const assign = (family: BundleFamily): EffectHandler => ({
    costly: false,
    find: async ({ account, parameters }) => {
      const { bundleSid, objectSid } = parameters as Record<string, string>;
      const found = await hub.findAssignment(account, family, bundleSid!, objectSid!);
      return mapped(found, (sid) => (sid === null ? null : { sid }));
    },
    perform: async ({ account, parameters }) => {
      const { bundleSid, objectSid } = parameters as Record<string, string>;
      return mapped(await hub.assign(account, family, bundleSid!, objectSid!), (sid) => ({ sid }));
    },
  });
  const evaluate = (family: BundleFamily): EffectHandler => ({
    costly: false,
    // Free and without consequence: made anew rather than looked for.
    find: () => Promise.resolve({ kind: 'done', value: null }),
    perform: async (input) => {
      const outcome = await hub.evaluate(
        input.account,
        family,
        input.parameters.bundleSid as string,
        policyOf(input),
      );
      if (outcome.kind !== 'done') return outcome;
      const { sid, compliant, faults } = outcome.value;
      return compliant
        ? { kind: 'done', value: { sid } }
        : { kind: 'rejected', code: faults[0]?.code ?? incomplete, status: 200, reasons: faults };
    },
  });
  const submit = (family: BundleFamily): EffectHandler => ({
    costly: false,
    before: async ({ account, parameters }) =>
      mapped(await hub.fetch(account, family, parameters.bundleSid as string), ({ status, updatedAt }) => ({
        status,
        updatedAt,
      })),
    // It took effect when the bundle is in review, or was decided after the state it had before.
    find: async (input, { before }) => {
      const began = clock.now();
      const found = await hub.fetch(input.account, family, input.parameters.bundleSid as string);
      return mapped(found, (bundle) => {
        const moved = bundle.status !== before?.status || bundle.updatedAt !== before.updatedAt;
        return moved && bundle.status !== 'draft' ? mirrored(family, input, began, true)(bundle) : null;
      });
    },
    perform: async (input) => {
      const began = clock.now();
      const done = await hub.submit(input.account, family, input.parameters.bundleSid as string);
      return mapped(done, mirrored(family, input, began, true));
    },
  });
  return {
    'customer-profile.create': create('customer-profile'),
    'customer-profile.assign': assign('customer-profile'),
    'customer-profile.evaluate': evaluate('customer-profile'),
    'customer-profile.submit': submit('customer-profile'),
    'trust-product.create': create('trust-product'),
    'trust-product.assign': assign('trust-product'),
    'trust-product.evaluate': evaluate('trust-product'),
    'trust-product.submit': submit('trust-product'),
  };
}

/** The effects on what bundles are made of: end users, documents and addresses. */
export function partEffects(
  hub: TrustHubGateway,
  addresses: AddressGateway,
): Record<PartEffect, EffectHandler> {
  const create = (kind: 'end-user' | 'supporting-document'): EffectHandler => ({
    costly: false,
    find: async (input, { id }) =>
      mapped(await hub.findPart(input.account, kind, id), (found) => found && partResult(found, input)),
    perform: async (input, { id }) => {
      const { type, attributes } = input.parameters as { type: string; attributes: Record<string, unknown> };
      const made = await hub.createPart(input.account, kind, {
        friendlyName: `Loquent ${id}`,
        type,
        attributes,
      });
      return mapped(made, (part) => partResult(part, input));
    },
  });
  const keep = ({ parameters }: EffectInput, id: string): AddressToKeep =>
    ({ streetSecondary: null, ...parameters, friendlyName: `Loquent ${id}` }) as unknown as AddressToKeep;
  return {
    'end-user.create': create('end-user'),
    'end-user.update': {
      costly: false,
      find: async (input) =>
        mapped(await hub.fetchPart(input.account, 'end-user', input.effect.sid!), (part) => {
          const result = partResult(part, input);
          return result.storedDifferently!.length === 0 ? result : null;
        }),
      perform: async (input) => {
        const { attributes } = input.parameters as { attributes: Record<string, unknown> };
        const done = await hub.updatePart(input.account, 'end-user', input.effect.sid!, attributes);
        return mapped(done, (part) => partResult(part, input));
      },
    },
    'supporting-document.create': create('supporting-document'),
    'registration-address.create': {
      costly: false,
      find: async (input, { id }) =>
        mapped(
          await addresses.find(input.account, input.parameters.isoCountry as string, id),
          (found) => found && { sid: found.sid },
        ),
      perform: async (input, { id }) =>
        mapped(
          await addresses.create(input.account, keep(input, id), input.parameters.isoCountry as string),
          ({ sid }) => ({ sid }),
        ),
    },
    'registration-address.update': {
      costly: false,
      // Setting the same lines again changes nothing.
      find: () => Promise.resolve({ kind: 'done', value: null }),
      perform: async (input, { id }) =>
        mapped(await addresses.update(input.account, input.effect.sid!, keep(input, id)), ({ sid }) => ({
          sid,
        })),
    },
  };
}

function partResult(part: BundlePart, { parameters }: EffectInput): EffectResult {
  const sent = parameters.attributes as Record<string, unknown>;
  const differing = Object.keys(sent).filter(
    (name) => JSON.stringify(part.attributes[name]) !== JSON.stringify(sent[name]),
  );
  return { sid: part.sid, storedDifferently: differing };
}
