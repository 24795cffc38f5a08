import { ReviewOutcome, type GateContext, type PlannedEffect, type ReviewedResource } from '../programme';
import { adoptedBrand } from './adopted';
import { restsOnPrimary } from './plan';
import { brandStep, campaignStep, ownerStep, productStep, profileStep, reviewA2p } from './steps';
import { Way, wayOf } from './way';

/**
 * Quick refusals of what was handed in are known by then (Sole Proprietor onboarding guide, read 2026-11-22: about 30 s).
 * Shorter than the earliest moment of the first look, or that look would not count.
 */
const quickRefusalMs = 20_000;

const changesBundle = /^(?:end-user|registration-address)\.update$|\.(?:evaluate|submit)$/;

/**
 * Whether an effect may be made now. The carriers' registration costs money, so it waits for the business to be
 * approved; a sole proprietor's profile is decided together with it, and there it is enough that nothing was refused
 * at once. What is under review takes no change.
 */
export function mayBeginA2p(effect: PlannedEffect, context: GateContext): boolean {
  switch (effect.step) {
    case profileStep:
      return isOpen(effect, context);
    case productStep:
      return isOpen(effect, context) && profileStands(context, false);
    case brandStep:
      return (
        profileStands(context, wayOf(context.values) !== Way.SOLE_PROPRIETOR) &&
        isUnderWay(context, productStep)
      );
    case campaignStep:
      return (
        isApproved(context, brandStep) && (adoptedBrand(context.definition) !== null || ownerSaidYes(context))
      );
    default:
      return true;
  }
}

function isOpen(effect: PlannedEffect, { resources }: GateContext): boolean {
  if (!changesBundle.test(effect.what)) return true;
  const bundle = resources.get(effect.step);
  if (bundle === undefined || bundle.status === 'draft') return true;
  return reviewA2p(effect.step, bundle) !== ReviewOutcome.IN_REVIEW;
}

function profileStands(context: GateContext, mustBeApproved: boolean): boolean {
  if (mustBeApproved || restsOnPrimary(context.values, context.mode)) return isApproved(context, profileStep);
  return isUnderWay(context, profileStep);
}

function isApproved({ resources }: GateContext, step: string): boolean {
  const resource = resources.get(step);
  return resource !== undefined && reviewA2p(step, resource) === ReviewOutcome.APPROVED;
}

function ownerSaidYes(context: GateContext): boolean {
  return wayOf(context.values) !== Way.SOLE_PROPRIETOR || isApproved(context, ownerStep);
}

/** Approved, in a reviewer's hands, or handed in long enough ago for a quick refusal to have come. */
function isUnderWay({ resources, made }: GateContext, step: string): boolean {
  const resource = resources.get(step);
  if (resource === undefined) return false;
  switch (reviewA2p(step, resource)) {
    case ReviewOutcome.APPROVED:
      return true;
    case ReviewOutcome.IN_REVIEW:
      return resource.status === 'in-review' || wasLookedAt(resource, made);
    default:
      return false;
  }
}

function wasLookedAt(resource: ReviewedResource, made: GateContext['made']): boolean {
  const object = [...made].find(([, one]) => one.sid === resource.sid)?.[0];
  const handedIn = object === undefined ? undefined : made.get(`${object}:review`);
  return handedIn !== undefined && resource.fetchedAt.getTime() >= handedIn.at.getTime() + quickRefusalMs;
}
