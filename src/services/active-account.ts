import { AssistantIntent, callToAction } from '../domain/call-to-action';
import { refuse, UserErrorCode } from '../domain/errors';
import { TwilioAccountConnection, TwilioAccountStatus } from '../domain/organizations';
import { TwilioSettingsEntity } from '../entities/organization';
import type { UnitOfWork } from './unit-of-work';

/** Refuses what the organization's Twilio account cannot do now; `what` ends the sentence, such as "buy numbers". */
export async function requireActiveAccount(
  tx: UnitOfWork,
  organizationId: string,
  what: string,
): Promise<void> {
  const settings = await tx.manager.findOneBy(TwilioSettingsEntity, { organizationId });
  if (!settings)
    refuse(
      UserErrorCode.NOT_AVAILABLE,
      'Your phone account is still being prepared. Try again in a moment.',
      null,
      { retryable: true, retryAfterSeconds: 5 },
    );
  if (settings.connection !== TwilioAccountConnection.CONNECTED)
    refuse(
      UserErrorCode.NOT_AVAILABLE,
      `Your Twilio account is not confirmed, so we cannot ${what} in it. Confirm it first.`,
      null,
      { callToAction: callToAction('Confirm your account', AssistantIntent.MANAGE_ACCOUNT) },
    );
  if (settings.status !== TwilioAccountStatus.ACTIVE)
    refuse(
      UserErrorCode.NOT_AVAILABLE,
      `Your phone account cannot ${what} now. The notifications say what is wrong with it.`,
    );
}
