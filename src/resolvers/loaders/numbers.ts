import DataLoader from 'dataloader';
import type { OrganizationActor } from '../../domain/actor';
import { isId } from '../../domain/ids';
import type { PhoneNumberEntity } from '../../entities/phone-number';
import type { ImportedSettings, NumberTakeOverService } from '../../services/number-take-over';
import type { NumberService, NumberSettings } from '../../services/numbers';
import type { NumberReadiness, ReadinessService } from '../../services/readiness';

/** What phone cards are made of, by phone number id: one statement each, however many cards there are. */
export function createNumberLoaders(
  numbers: NumberService,
  readiness: ReadinessService,
  takeOvers: NumberTakeOverService,
  { organizationId }: OrganizationActor,
) {
  return {
    /** Null for an unknown number. */
    phoneNumbers: new DataLoader<string, PhoneNumberEntity | null>(async (ids) => {
      const found = await numbers.byIds(organizationId, ids.filter(isId));
      return ids.map((id) => found.get(id) ?? null);
    }),
    numberSettings: new DataLoader<string, NumberSettings>(async (ids) => {
      const found = await numbers.settings(organizationId, ids);
      return ids.map((id) => found.get(id) ?? new Error('a number without settings'));
    }),
    /** Null for a number that was bought here. */
    importedSettings: new DataLoader<string, ImportedSettings | null>(async (ids) => {
      const found = await takeOvers.imported(organizationId, ids);
      return ids.map((id) => found.get(id) ?? null);
    }),
    readiness: new DataLoader<string, NumberReadiness>(async (ids) => {
      const found = await readiness.forNumbers(organizationId, ids);
      return ids.map((id) => found.get(id) ?? new Error('a number without readiness'));
    }),
  };
}
