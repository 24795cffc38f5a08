import { useState } from 'react';
import type { BusinessEntityType, MessagingWaysInput } from '../../../operations/generated';
import { useProfile } from '../api/profile';
import { Radios, Select, TextInput, type Choice } from '../ui/fields';

const forms: Record<BusinessEntityType, string> = {
  SOLE_PROPRIETORSHIP: 'I am in business as a person',
  LIMITED_LIABILITY_COMPANY: 'LLC',
  PARTNERSHIP: 'Partnership',
  CORPORATION: 'Corporation',
  CO_OPERATIVE: 'Cooperative',
  NON_PROFIT: 'Nonprofit',
  GOVERNMENT: 'Government',
};
const formChoices: Choice[] = Object.entries(forms).map(([value, label]) => ({ value, label }));
const yesOrNo: Choice[] = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

interface Props {
  answers: MessagingWaysInput;
  change(answers: MessagingWaysInput): void;
  /** What kind of number it is has been decided then. */
  isNumberChosen: boolean;
}

/** The questions that decide between the ways. None has to be answered: the profile is asked then. */
export function WayQuestions({ answers, change, isNumberChosen }: Props) {
  const profile = useProfile();
  const [texts, setTexts] = useState('');
  const form = answers.entityType ?? profile?.entityType ?? null;
  const answer = (part: MessagingWaysInput) => change({ ...answers, ...part });
  const decide = (
    key: 'hasTaxId' | 'isPublicCompany' | 'needsLocalNumber' | 'registeredElsewhere',
    label: string,
    help?: string,
  ) => (
    <Radios
      label={label}
      help={help}
      choices={yesOrNo}
      value={answers[key] == null ? null : String(answers[key])}
      onChange={(chosen) => answer({ [key]: chosen === 'true' })}
    />
  );
  return (
    <section className="thread-card yes-or-no" aria-label="A few questions">
      <Select
        label="Legal form of the business"
        choices={formChoices}
        value={form}
        onChange={(entityType) => answer({ entityType: entityType as BusinessEntityType })}
      />
      {decide(
        'hasTaxId',
        'Does it have a tax number of its own?',
        'Such as an EIN. A Social Security number does not count.',
      )}
      {form === 'CORPORATION'
        ? decide('isPublicCompany', 'Are its shares traded on a stock exchange?')
        : null}
      <TextInput
        label="Texts on a busy day"
        help="To all customers together; a guess is enough."
        inputMode="numeric"
        value={texts}
        placeholder="200"
        onChange={(typed) => setTexts(typed.replace(/\D/g, '').slice(0, 7))}
        onBlur={() => answer({ textsPerDay: texts === '' ? null : Number(texts) })}
      />
      {isNumberChosen ? null : decide('needsLocalNumber', 'Do you need a local number, with your area code?')}
      {decide('registeredElsewhere', 'Do you text from local numbers with another provider already?')}
    </section>
  );
}
