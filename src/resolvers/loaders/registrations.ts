import DataLoader from 'dataloader';
import type { OrganizationActor } from '../../domain/actor';
import type { Matter } from '../../domain/notification-calls';
import { nextStep } from '../../domain/registration-next-step';
import type { RegistrationRecord } from '../../services/registration-records';
import type { RegistrationReads } from '../../services/registration-reads';
import { registrationView } from '../../services/registration-views';

/** Registrations with all that their fields are derived from, by id; null for an unknown one. */
export function createRegistrationLoaders(registrations: RegistrationReads, actor: OrganizationActor) {
  const load = (ids: readonly string[]) => registrations.load(actor.organizationId, ids);
  return {
    registrations: new DataLoader<string, RegistrationRecord | null>(async (ids) => {
      const found = await load(ids);
      return ids.map((id) => found.get(id.toLowerCase()) ?? null);
    }),
    /** What each asks for by now: worked out once, however many notifications are about it. */
    registrationMatters: new DataLoader<string, Matter['registration']>(async (ids) => {
      const found = await load(ids);
      return ids.map((id) => matterOf(found.get(id.toLowerCase())));
    }),
  };
}

function matterOf(record: RegistrationRecord | undefined): Matter['registration'] {
  if (!record) return null;
  return {
    callToAction: nextStep(registrationView(record), record.check.now).callToAction,
    submittedAt: record.version.submittedAt,
  };
}
