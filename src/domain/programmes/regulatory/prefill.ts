import { formFields } from '../../form';
import { FieldSource, RegistrationFieldInput, type FieldValue, type FieldValues } from '../../registrations';
import type { PrefillSources } from '../programme';
import { regulatorySections } from './form';

/** What is known of the business under Twilio's names for it. */
function knownOf({ business, organizationName }: PrefillSources): Record<string, string | null> {
  return {
    business_name: business.legalName ?? organizationName,
    business_website: business.website,
    website: business.website,
    email: business.contactEmail,
    first_name: business.contactFirstName,
    last_name: business.contactLastName,
    phone_number: business.contactPhone,
  };
}

/**
 * Answers of an earlier registration for numbers abroad, also for another kind of number, else of the profile. Files
 * are not taken along: they are deleted once a registration is decided.
 */
export function prefillRegulatory(
  sources: PrefillSources,
): Record<string, { value: FieldValue; source: FieldSource }> {
  const known = knownOf(sources);
  const earlier: FieldValues = sources.earlier ?? {};
  const filled: Record<string, { value: FieldValue; source: FieldSource }> = {};
  // What is chosen shows further fields, so once more with the choices made.
  for (let round = 0; round < 2; round += 1) {
    const values = Object.fromEntries(Object.entries(filled).map(([key, { value }]) => [key, value]));
    for (const field of formFields(regulatorySections(values, sources.definition))) {
      if (field.input === RegistrationFieldInput.DOCUMENT) continue;
      const before = earlier[field.key] ?? null;
      const isOpen = field.options === undefined || field.options.some(({ value }) => value === before);
      const ofProfile = known[field.key.split('.')[1] ?? ''] ?? null;
      if (before !== null && isOpen)
        filled[field.key] = { value: before, source: FieldSource.PREVIOUS_VERSION };
      else if (ofProfile !== null)
        filled[field.key] = { value: ofProfile, source: FieldSource.ORGANIZATION_PROFILE };
    }
  }
  return filled;
}
