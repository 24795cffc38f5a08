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
import { text } from '../field-values';
import { contentOf, userAttributes } from './content';
import type { Wanted } from './fit';
import { isKept } from './kept';
import { addressKey } from './keys';
import { bundle, bundleStep, documentOf } from './objects';
import { readRegulation, renewalOf, type Renewal } from './regulation';

/** Its resource is the copy of the approval that ends. */
export const renewalStep = 'renewal';

export const renewalSteps: StepDefinition[] = [
  {
    key: renewalStep,
    label: 'Review of the renewed details',
    reviewing: 'The reviewer is holding the renewed details and documents against the rules of the country.',
  },
  {
    key: bundleStep,
    label: 'Taking the place of the approval that ends',
    reviewing: 'The renewed details are taking the place of the old ones. Your numbers stay as they are.',
  },
];

/**
 * Twilio's way (Copies and ReplaceItems resources, read 2026-11-26): a copy of the approval that ends is corrected and
 * approved, then what it holds takes the place of what the approval held, so that no number is touched. The addresses of a
 * copy stay as they are, and so do papers that a person keeps. What is sent back after that is corrected in the approval itself.
 */
export function planRenewal(context: PlanContext, renewal: Renewal): PlannedEffect[] {
  const { made, resources } = context;
  const taken = resources.get(bundleStep);
  if (taken) return correction(context, bundleStep, taken.sid);
  const { bundleSid: sid } = renewal;
  const copyIsGone = resources.get(renewalStep)?.status === 'DELETED';
  return [
    ...(copyIsGone || !made.has(bundle)
      ? [planned('copy-bundle', renewalStep, 'regulatory-bundle.copy', { object: bundle, sid })]
      : []),
    ...correction(context, renewalStep, null),
    planned('replace', bundleStep, 'regulatory-bundle.replace', { sid }),
    planned('delete-copy', bundleStep, 'regulatory-bundle.delete', { object: bundle }),
  ];
}

/** Has a bundle that was not put together by us hold what is wanted, and hands it in; null for the copy. */
function correction(context: PlanContext, step: string, sid: string | null): PlannedEffect[] {
  const { values, made, fingerprint, definition } = context;
  const regulation = readRegulation(definition);
  const documents = regulation.documents
    .map(({ key }) => ({ key, content: contentOf(regulation, key, values) }))
    .filter(({ key, content }) => content.addressId === null && !isKept(definition, key, content))
    .map(({ key, content }) => ({ object: documentOf(key), key, fingerprint: fingerprint(content) }))
    .filter((one) => made.get(one.object)?.fingerprint !== one.fingerprint);
  return [
    ...documents.map(({ key, ...one }) =>
      planned(`create-document-${key}`, step, 'regulatory-document.create', one),
    ),
    planned('fit', step, 'regulatory-copy.fit', { sid }),
    planned('evaluate', step, 'regulatory-bundle.evaluate', { sid }),
    planned('submit', step, 'regulatory-bundle.submit', { sid }),
  ];
}

function planned(
  key: string,
  step: string,
  what: EffectKind,
  more: Partial<PlannedEffect> = {},
): PlannedEffect {
  return { key, step, what, sid: null, ...more };
}

/** What is with the reviewers takes no change; what takes another's place has to be approved. */
export function mayBeginRenewal(
  { what, step }: PlannedEffect,
  { resources }: GateContext,
  review: (resource: ReviewedResource) => ReviewOutcome,
): boolean {
  if (what === 'regulatory-bundle.replace' || what === 'regulatory-bundle.delete') {
    const copy = resources.get(renewalStep);
    return copy !== undefined && review(copy) === ReviewOutcome.APPROVED;
  }
  const live = resources.get(step);
  const isFree = what === 'regulatory-document.create' || what === 'regulatory-bundle.copy';
  return isFree || live === undefined || !/^(?:pending|in)-review$/.test(live.status);
}

/** Parameters of effects of a renewal; null for those that are the same for all. */
export function requestRenewal(
  effect: PlannedEffect,
  { values, sids, definition }: RequestContext,
): Record<string, unknown> | null {
  switch (effect.what) {
    case 'regulatory-bundle.copy':
      return { friendlyName: 'Loquent', bundleSid: effect.sid };
    case 'regulatory-copy.fit':
      return { bundleSid: effect.sid ?? sids.get(bundle), ...wantedIn(values, definition, sids) };
    case 'regulatory-bundle.evaluate':
    case 'regulatory-bundle.submit':
      return { bundleSid: effect.sid ?? sids.get(bundle) };
    case 'regulatory-bundle.replace':
      return { bundleSid: effect.sid, fromBundleSid: sids.get(bundle) };
    default:
      return null;
  }
}

/** What the copy is to hold beside its address: papers that are kept, and those made anew. */
function wantedIn(values: FieldValues, definition: unknown, sids: RequestContext['sids']): Wanted {
  const regulation = readRegulation(definition);
  const papers = regulation.documents
    .map(({ key }) => ({ key, content: contentOf(regulation, key, values) }))
    .filter(({ content }) => content.addressId === null)
    .map((one) => ({ ...one, stays: isKept(definition, one.key, one.content) }));
  return {
    attributes: userAttributes(regulation, values),
    documentSids: papers.flatMap(({ key, stays }) => (stays ? [] : (sids.get(documentOf(key)) ?? []))),
    kept: papers
      .filter(({ stays }) => stays)
      .map(({ key, content: { type, attributes } }) => ({ requirement: key, type: type!, attributes })),
  };
}

/** The addresses that Twilio keeps. */
export function lockedInRenewal({
  definition,
  values,
}: {
  definition?: unknown;
  values: FieldValues;
}): Set<string> {
  const renewal = renewalOf(definition);
  if (!renewal) return new Set();
  return new Set(
    readRegulation(definition)
      .documents.map(({ key }) => addressKey(key))
      .filter((key) => renewal.addressIds.includes(text(values, key) ?? '')),
  );
}
