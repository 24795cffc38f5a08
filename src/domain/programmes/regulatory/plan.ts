import {
  ReviewOutcome,
  type EffectKind,
  type GateContext,
  type PlanContext,
  type PlannedEffect,
  type RequestContext,
  type ReviewedResource,
  type StepDefinition,
} from '../programme';
import type { FieldValues } from '../../registrations';
import { contentOf, userAttributes } from './content';
import { mayBeginRenewal, planRenewal, renewalSteps, requestRenewal } from './renewal';
import { bundle, bundleStep, documentOf, mergedBundle } from './objects';
import { addressField, readRegulation, renewalOf, type Regulation } from './regulation';

const ownSteps: StepDefinition[] = [
  {
    key: bundleStep,
    label: 'Review of who will use the numbers',
    reviewing: 'The reviewer is holding the details and documents against the rules of the country.',
  },
];

/** What there is to go through. */
export function regulatorySteps(definition: unknown): StepDefinition[] {
  return renewalOf(definition) ? renewalSteps : ownSteps;
}

const user = 'end-user';
const itemOf = (key: string): string => `item:${key}`;

/**
 * The end user, the documents, the bundle they are joined in, its evaluation, and the submission. What a correction
 * left as it was stays; a document that changed is made anew and takes the place of the old one.
 */
export function planRegulatory(context: PlanContext): PlannedEffect[] {
  const { values, made, resources, fingerprint, definition } = context;
  const renewal = renewalOf(definition);
  const regulation = readRegulation(definition);
  const live = resources.get(bundleStep);
  const isGone = live !== undefined && reviewRegulatory(live) === ReviewOutcome.GONE;
  if (renewal && !isGone) return planRenewal(context, renewal);
  const bundleSid = isGone ? undefined : made.get(bundle)?.sid;
  const effect = (key: string, what: EffectKind, more: Partial<PlannedEffect> = {}): PlannedEffect => ({
    key,
    step: bundleStep,
    what,
    sid: null,
    ...more,
  });

  const effects: PlannedEffect[] = [];
  const userPrint = fingerprint(userAttributes(regulation, values));
  const knownUser = made.get(user);
  if (!knownUser)
    effects.push(
      effect('create-end-user', 'regulatory-end-user.create', { object: user, fingerprint: userPrint }),
    );
  else if (knownUser.fingerprint !== userPrint)
    effects.push(
      effect('update-end-user', 'regulatory-end-user.update', {
        object: user,
        sid: knownUser.sid,
        fingerprint: userPrint,
      }),
    );
  const prints = new Map(
    regulation.documents.map(({ key }) => [key, fingerprint(contentOf(regulation, key, values))]),
  );
  for (const [key, print] of prints)
    if (made.get(documentOf(key))?.fingerprint !== print)
      effects.push(
        effect(`create-document-${key}`, 'regulatory-document.create', {
          object: documentOf(key),
          fingerprint: print,
        }),
      );
  if (!bundleSid) effects.push(effect('create-bundle', 'regulatory-bundle.create', { object: bundle }));
  const items = [[user, regulation.userType], ...[...prints].map(([key, print]) => [key, print])] as [
    string,
    string,
  ][];
  for (const [key, print] of items) {
    const item = bundleSid ? made.get(itemOf(key)) : undefined;
    if (item?.fingerprint === print) continue;
    if (item)
      effects.push(effect(`remove-${key}`, 'regulatory-item.delete', { object: itemOf(key), sid: item.sid }));
    effects.push(
      effect(`join-${key}`, 'regulatory-item.assign', { object: itemOf(key), fingerprint: print }),
    );
  }
  effects.push(
    effect('evaluate', 'regulatory-bundle.evaluate'),
    effect('submit', 'regulatory-bundle.submit'),
  );
  return effects;
}

/** What is with the reviewers takes no change. */
export function mayBeginRegulatory(effect: PlannedEffect, context: GateContext): boolean {
  const { what } = effect;
  const { resources, definition } = context;
  if (renewalOf(definition)) return mayBeginRenewal(effect, context, reviewRegulatory);
  const live = resources.get(bundleStep);
  const isFree =
    what === 'regulatory-document.create' ||
    what === 'regulatory-end-user.create' ||
    what === 'regulatory-bundle.create';
  return isFree || live === undefined || !/^(?:pending|in)-review$/.test(live.status);
}

/** Parameters of one effect in the Twilio library's spelling. */
export function requestRegulatory(effect: PlannedEffect, context: RequestContext): Record<string, unknown> {
  const { values, sids, definition } = context;
  const regulation = readRegulation(definition);
  switch (effect.what) {
    case 'regulatory-end-user.create':
    case 'regulatory-end-user.update':
      return { type: regulation.userType, attributes: userAttributes(regulation, values) };
    case 'regulatory-document.create':
      return documentParameters(regulation, effect, context);
    case 'regulatory-bundle.create':
      return {
        friendlyName: 'Loquent',
        email: context.complianceEmail,
        regulationSid: regulation.sid,
        statusCallback: context.statusCallback,
      };
    case 'regulatory-item.assign': {
      const key = effect.object!.slice(itemOf('').length);
      const objectSid = sids.get(key === user ? user : documentOf(key));
      return { bundleSid: sids.get(bundle), objectSid };
    }
    default:
      return requestRenewal(effect, context) ?? { bundleSid: sids.get(bundle) };
  }
}

function documentParameters(
  regulation: Regulation,
  effect: PlannedEffect,
  { values, addressSid }: RequestContext,
): Record<string, unknown> {
  const key = effect.object!.slice(documentOf('').length);
  const { type, attributes, addressId, fileId } = contentOf(regulation, key, values);
  return {
    requirement: key,
    type,
    attributes: addressId === null ? attributes : { ...attributes, [addressField]: [addressSid(addressId)] },
    fileId,
  };
}

/** The address that the registration names: the one that numbers are bought with; null when it names none. */
export function bundleAddressId(definition: unknown, values: FieldValues): string | null {
  const regulation = readRegulation(definition);
  const named = regulation.documents.flatMap(({ key }) => contentOf(regulation, key, values).addressId ?? []);
  return named[0] ?? null;
}

/** A status that Twilio adds later counts as still in review, never as approved. */
export function reviewRegulatory({ status }: Pick<ReviewedResource, 'status'>): ReviewOutcome {
  switch (status.toLowerCase()) {
    case 'twilio-approved':
    case 'provisionally-approved':
    case mergedBundle:
      return ReviewOutcome.APPROVED;
    case 'twilio-rejected':
      return ReviewOutcome.SENT_BACK;
    case 'deleted':
      return ReviewOutcome.GONE;
    default:
      return ReviewOutcome.IN_REVIEW;
  }
}
