import { AssistantIntent, callToAction } from '../domain/call-to-action';
import { NotificationKind } from '../domain/notifications';
import { TwilioAccountMode } from '../domain/organizations';
import { ownerReminderAt } from '../domain/owner-verification';
import { ReviewOutcome, type ResourceKind } from '../domain/programmes/programme';
import { RegistrationResourceEntity } from '../entities/registration-resource';
import { chargeMonthly } from './campaign-charges';
import { inviteLocalNumbers } from './local-numbers';
import { notify } from './notify';
import { registrationCardsChanged, registrationChanged } from './registration-changes';
import { watchExpiry } from './regulatory-follow-up';
import type { FollowUp } from './registration-resources';
import { joinPool } from './sender-pool-members';

/** What follows from the state of each kind of resource beyond the life of its registration. */
export const followUps: Partial<Record<ResourceKind, FollowUp>> = {
  'toll-free-verification': async (tx, record, resource, changed) => {
    const isApproved =
      record.programme.review(resource.step, reviewedOf(record, resource)) === ReviewOutcome.APPROVED;
    if (isApproved && changed && resource.phoneNumberId)
      await joinPool(tx, resource.organizationId, resource.phoneNumberId);
  },
  brand: async (tx, record, resource) => {
    const { organizationId, registrationId } = resource;
    const step = record.steps.find(({ awaitingOwner }) => awaitingOwner !== undefined);
    const awaits =
      step !== undefined &&
      record.programme.review(step.key, reviewedOf(record, resource)) === ReviewOutcome.AWAITS_OWNER;
    if (!awaits) {
      await tx.unschedule('remind-owner-verification', registrationId);
      return tx.unschedule('tell-owner-text-expired', registrationId);
    }
    if (typeof resource.detail.textedAt === 'string') return;
    // The first text goes out by itself, when the registry takes the owner in.
    const textedAt = resource.changedAt;
    await tx.manager.update(RegistrationResourceEntity, { id: resource.id }, {
      detail: { ...resource.detail, textedAt: textedAt.toISOString() },
    } as never);
    await tx.schedule(
      'remind-owner-verification',
      registrationId,
      { organizationId, registrationId },
      ownerReminderAt(textedAt),
    );
    await registrationChanged(tx, record.registration);
    await registrationCardsChanged(tx, record.registration);
    await notify(tx, {
      organizationId,
      kind: NotificationKind.REGISTRATION_ACTION_NEEDED,
      cause: `registration:${registrationId}:owner-texted:${textedAt.toISOString()}`,
      title: 'Answer YES to the text on the owner’s mobile',
      body: 'The owner’s mobile phone got a text from +1 915 278 2000. Answer it with YES within 24 hours, and the registration goes on by itself.',
      callToAction: callToAction('Answer the text', AssistantIntent.VERIFY_OWNER_PHONE, {
        registrationId,
        phoneNumberId: record.registration.phoneNumberId,
      }),
      registrationId,
      phoneNumberId: record.registration.phoneNumberId,
    });
  },
  'regulatory-bundle': watchExpiry,
  campaign: async (tx, record, resource) => {
    const { organizationId } = resource;
    // Late news of one that was replaced says nothing of its successor's fee.
    if (reviewedOf(record, resource).status === 'DELETED')
      return tx.unschedule('charge-campaign-month', resource.registrationId);
    // One that takes the place of another goes on being charged, whichever news of the two came last.
    if (record.mode === TwilioAccountMode.MANAGED)
      await chargeMonthly(tx, organizationId, resource.registrationId);
    const isApproved =
      record.programme.review(resource.step, reviewedOf(record, resource)) === ReviewOutcome.APPROVED;
    if (isApproved) await inviteLocalNumbers(tx, organizationId);
  },
};

function reviewedOf(record: Parameters<FollowUp>[1], { step }: RegistrationResourceEntity) {
  return record.resources.get(step)!;
}
