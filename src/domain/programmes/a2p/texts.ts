import type { FieldText } from '../../content-checks/finding';
import type { FieldValues } from '../../registrations';
import { list, text } from '../field-values';

/** How the texts of the form are called inside a sentence. */
const called: Readonly<Record<string, string>> = {
  businessName: 'the legal name',
  doingBusinessAs: 'the name customers know',
  brandName: 'the name customers know',
  website: 'the website address',
  description: 'the description of your texts',
  messageFlow: 'the words about how customers agree',
  optInMessage: 'the answer to the sign-up word',
  helpMessage: 'the answer to HELP',
  optOutMessage: 'the answer to STOP',
};

/** The filled ones of these fields. */
export function texts(values: FieldValues, keys: readonly string[]): FieldText[] {
  return keys.flatMap((key) => {
    const value = text(values, key);
    return value === null ? [] : [{ key, called: called[key] ?? key, text: value }];
  });
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

/** The example texts, each called by its place. */
export function sampleTexts(values: FieldValues): FieldText[] {
  return list(values, 'samples').map((sample, index) => ({
    key: 'samples',
    called: `the ${ordinals[index] ?? 'last'} example`,
    text: sample,
  }));
}

/** Everything that customers get or read. */
export function sentTexts(values: FieldValues): FieldText[] {
  return [
    ...texts(values, ['description']),
    ...sampleTexts(values),
    ...texts(values, ['messageFlow', 'optInMessage', 'helpMessage', 'optOutMessage']),
  ];
}
