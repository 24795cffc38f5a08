import { feeLine, type BilledOrganization } from '../domain/billing';
import type { Made, PlannedEffect, ReviewedResource, StepDefinition } from '../domain/programmes/programme';
import { RegistrationKind, type FeeLine } from '../domain/registrations';
import { OperationState, type TwilioOperationEntity } from '../entities/operations';
import type { RegistrationEntity, RegistrationVersionEntity } from '../entities/registration';
import type { RegistrationResourceEntity } from '../entities/registration-resource';
import { numbersResource, type CoveredNumber } from './covered-numbers';

function reviewed(mirror: RegistrationResourceEntity, registrationId: string): ReviewedResource {
  return {
    sid: mirror.twilioSid,
    status: mirror.status,
    reasons: mirror.reasons,
    // One left by another registration of this number is replaced, never edited: its reference names the other.
    editAllowed: mirror.registrationId === registrationId ? mirror.editAllowed : false,
    editExpiresAt: mirror.editExpiresAt,
    detail: mirror.detail,
    fetchedAt: mirror.fetchedAt,
    changedAt: mirror.changedAt,
    adopted: mirror.adopted,
  };
}

/** What a registration goes by: its own, and what an earlier one left for the same number. */
export function isOf(resource: RegistrationResourceEntity, registration: RegistrationEntity): boolean {
  return resource.phoneNumberId === null
    ? resource.registrationId === registration.id
    : resource.phoneNumberId === registration.phoneNumberId &&
        registration.kind === RegistrationKind.TOLL_FREE_VERIFICATION;
}

/** The latest resource of each step; a step may go by that of another. */
export function resourcesByStep(
  steps: readonly StepDefinition[],
  rows: readonly RegistrationResourceEntity[],
  registration: RegistrationEntity,
  covered: readonly CoveredNumber[],
): Map<string, ReviewedResource> {
  const found = new Map<string, ReviewedResource>();
  for (const { key, resourceOf } of steps) {
    const row = rows.filter((one) => one.step === (resourceOf ?? key)).at(-1);
    if (row) found.set(key, reviewed(row, registration.id));
  }
  const numbers = numbersResource(covered, registration.phoneNumberId);
  const isListed = steps.some(({ key }) => key === numbers?.step);
  if (numbers && isListed) found.set(numbers.step, numbers.resource);
  return found;
}

/** What each object came to be, over all versions in turn. */
export function madeBy(
  versions: readonly RegistrationVersionEntity[],
  operationOf: (
    version: RegistrationVersionEntity,
    effect: PlannedEffect,
  ) => TwilioOperationEntity | undefined,
): Map<string, Made> {
  const made = new Map<string, Made>();
  for (const version of [...versions].sort((a, b) => a.version - b.version))
    for (const effect of version.plan ?? []) {
      const operation = operationOf(version, effect);
      const object = effect.object ?? effect.key;
      if (operation?.state !== OperationState.DONE) continue;
      if (effect.what.endsWith('.delete')) made.delete(object);
      else
        made.set(object, {
          sid: operation.sid!,
          fingerprint: effect.fingerprint ?? made.get(object)?.fingerprint ?? null,
          at: operation.settledAt!,
        });
    }
  return made;
}

/** What effects make fall due, each kind of fee once, at the prices of the day. */
export function feesOf(effects: readonly PlannedEffect[], billed: BilledOrganization, now: Date): FeeLine[] {
  const kinds = new Set(effects.flatMap((effect) => effect.fees ?? []));
  return [...kinds].map((kind) => feeLine(kind, billed, now));
}
