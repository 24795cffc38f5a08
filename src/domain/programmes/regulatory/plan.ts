import { text } from '../field-values';
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
import { addressKey, answerKey, chosenDocument, fileKey, userKey } from './keys';
import { addressField, readRegulation, type DocumentRequirement, type Regulation } from './regulation';

/** The one thing that is reviewed. */
export const bundleStep = 'bundle';

export const regulatorySteps: StepDefinition[] = [
  {
    key: bundleStep,
    label: 'Review of who will use the numbers',
    reviewing: 'The reviewer is holding the details and documents against the rules of the country.',
  },
];

const bundle = 'bundle';
const user = 'end-user';
const documentOf = (key: string): string => `document:${key}`;
const itemOf = (key: string): string => `item:${key}`;

/**
 * The end user, the documents, the bundle they are joined in, its evaluation, and the submission. What a correction
 * left as it was stays; a document that changed is made anew and takes the place of the old one.
 */
export function planRegulatory(context: PlanContext): PlannedEffect[] {
  const { values, made, resources, fingerprint, definition } = context;
  const regulation = readRegulation(definition);
  const live = resources.get(bundleStep);
  const isGone = live !== undefined && reviewRegulatory(live) === ReviewOutcome.GONE;
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
export function mayBeginRegulatory({ what }: PlannedEffect, { resources }: GateContext): boolean {
  const live = resources.get(bundleStep);
  const isFree =
    what === 'regulatory-document.create' ||
    what === 'regulatory-end-user.create' ||
    what === 'regulatory-bundle.create';
  return isFree || live === undefined || !/^(?:pending|in)-review$/.test(live.status);
}

/** Parameters of one effect in the Twilio library's spelling. */
export function requestRegulatory(effect: PlannedEffect, context: RequestContext): Record<string, unknown> {
  const { values, sids } = context;
  const regulation = readRegulation(context.definition);
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
      return { bundleSid: sids.get(bundle) };
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

function userAttributes(regulation: Regulation, values: FieldValues): Record<string, string> {
  return answers(regulation.userFields.map(({ name }) => [name, text(values, userKey(name))]));
}

/** What a document is made of. */
function contentOf(regulation: Regulation, key: string, values: FieldValues) {
  const requirement = regulation.documents.find((one) => one.key === key) as DocumentRequirement;
  const chosen = chosenDocument(requirement, values);
  return {
    type: chosen?.type ?? null,
    attributes: answers(
      (chosen?.fields ?? []).map(({ name }) => [name, text(values, answerKey(regulation, key, name))]),
    ),
    addressId: chosen?.isAddress ? text(values, addressKey(key)) : null,
    fileId: chosen && !chosen.isAddress ? text(values, fileKey(key)) : null,
  };
}

function answers(pairs: [string, string | null][]): Record<string, string> {
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => pair[1] !== null));
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
      return ReviewOutcome.APPROVED;
    case 'twilio-rejected':
      return ReviewOutcome.SENT_BACK;
    case 'deleted':
      return ReviewOutcome.GONE;
    default:
      return ReviewOutcome.IN_REVIEW;
  }
}
