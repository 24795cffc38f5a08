import { countryName } from '../../places';
import { FindingSeverity, type FieldValues, type Finding } from '../../registrations';
import { text } from '../field-values';
import type { CheckContext } from '../programme';
import { isKept } from './kept';
import { addressKey, answerKey, chosenDocument, documentKey, fileKey, userKey } from './keys';
import { readRegulation, type RegulatedField, type Regulation } from './regulation';

/** Values that do not have the form that is asked for, files that are gone and addresses that cannot be used. */
export function regulatoryErrors(values: FieldValues, context: CheckContext): Record<string, string[]> {
  const regulation = readRegulation(context.definition);
  const errors: Record<string, string[]> = {};
  const add = (key: string, message: string | null): void => {
    if (message !== null) errors[key] = [message];
  };
  for (const [key, field] of statedFields(regulation, values)) add(key, patternFault(values, key, field));
  for (const requirement of regulation.documents) {
    const chosen = chosenDocument(requirement, values);
    if (!chosen) continue;
    const key = chosen.isAddress ? addressKey(requirement.key) : fileKey(requirement.key);
    const id = text(values, key);
    if (id === null) continue;
    if (chosen.isAddress) {
      if (!context.addresses.get(id)?.isUsable)
        add(key, 'This address is not there any more. Choose another one.');
    } else if (
      context.documents.get(id)?.state !== 'READY' &&
      !isKept(context.definition, requirement.key, { type: chosen.type, fileId: id })
    )
      add(key, 'This file is not there any more. Upload it again.');
  }
  return errors;
}

/** Regulators mostly ask for an address of their own country: said before it is refused. */
export function regulatoryFindings(values: FieldValues, context: CheckContext): Finding[] {
  const regulation = readRegulation(context.definition);
  return regulation.documents
    .filter((requirement) => chosenDocument(requirement, values)?.isAddress)
    .flatMap(({ key }): Finding[] => {
      const address = context.addresses.get(text(values, addressKey(key)) ?? '');
      if (!address || address.country === regulation.country) return [];
      return [
        {
          severity: FindingSeverity.RISK,
          fieldKey: addressKey(key),
          message: `This address is in ${countryName(address.country)}. Many numbers of ${countryName(regulation.country)} are sold only with an address there.`,
          suggestion: null,
          predictsCodes: [21651],
        },
      ];
    });
}

/** Every field on the form that Twilio names, by form key. */
function statedFields(regulation: Regulation, values: FieldValues): [string, RegulatedField][] {
  return [
    ...regulation.userFields.map((field): [string, RegulatedField] => [userKey(field.name), field]),
    ...regulation.documents.flatMap((requirement) =>
      (chosenDocument(requirement, values)?.fields ?? [])
        .filter((field) => answerKey(regulation, requirement.key, field.name) !== userKey(field.name))
        .map((field): [string, RegulatedField] => [documentKey(requirement.key, field.name), field]),
    ),
  ];
}

function patternFault(values: FieldValues, key: string, field: RegulatedField): string | null {
  const value = text(values, key);
  if (value === null || field.pattern === null || field.pattern.test(value)) return null;
  return `${field.label} does not have the form that is asked for.${field.help ? ` ${field.help.replace(/\.?$/, '.')}` : ''}`;
}
