import type { ReactNode } from 'react';
import { CheckboxGroup, Label } from 'react-aria-components';
import { countryChoices } from '../lib/countries';
import { Below, Checkbox, Radios, TextInput, type Choice } from '../ui/fields';
import { AddressInput } from './address-input';
import { DocumentInput } from './document-input';
import { ListInput } from './list-input';
import { OneOf } from './one-of';
import { listOf, type Field, type Value } from './registration';

export interface InputProps {
  registrationId: string;
  /** Whose regulator asks; null when none does. */
  country: string | null;
  field: Field;
  /** What is shown: the stored value, or what is being typed. */
  value: Value;
  label: ReactNode;
  help: ReactNode;
  error: string | null;
  isDisabled: boolean;
  /** While typing. */
  onChange(value: Value): void;
  /** When the person has settled on it. */
  onSettle(value: Value): void;
}

const textTypes = { EMAIL: 'email', URL: 'url', PHONE: 'tel', DATE: 'date' } as const;

/** The control for a field, by its `input` alone. An input that is not known yet is asked for as text. */
export function FieldControl(props: InputProps) {
  const { field } = props;
  switch (field.input) {
    case 'BOOLEAN':
      return <YesOrNo {...props} />;
    case 'ADDRESS':
      return <AddressInput {...props} />;
    case 'SELECT':
      return <OneOf {...props} choices={field.options} />;
    case 'COUNTRY':
      return <OneOf {...props} choices={field.options.length > 0 ? field.options : countryChoices()} />;
    case 'MULTI_SELECT':
      return <AnyOf {...props} />;
    case 'TEXT_LIST':
    case 'URL_LIST':
      return <ListInput {...props} />;
    case 'DOCUMENT':
      return <DocumentInput {...props} />;
    case 'REGION':
      return field.options.length > 0 ? <OneOf {...props} choices={field.options} /> : <OneText {...props} />;
    default:
      return <OneText {...props} />;
  }
}

function OneText({ field, value, label, help, error, isDisabled, onChange, onSettle }: InputProps) {
  const text = typeof value === 'string' ? value : '';
  const type = field.input in textTypes ? textTypes[field.input as keyof typeof textTypes] : 'text';
  const isLong = field.input === 'MULTILINE';
  return (
    <TextInput
      label={label}
      help={help}
      error={error}
      isDisabled={isDisabled}
      isRequired={field.required}
      type={type}
      lines={isLong ? 4 : 1}
      maxLength={field.maxLength ?? undefined}
      placeholder={placeholderOf(field)}
      value={text}
      autoComplete="off"
      onChange={onChange}
      onBlur={() => onSettle(text.trim() === '' ? null : text.trim())}
      suffix={
        isLong && field.maxLength ? (
          <span className="quiet length">
            {text.length} / {field.maxLength}
          </span>
        ) : null
      }
    />
  );
}

/** What is stored, masked, for what must not be read again; an example for the rest. */
function placeholderOf(field: Field): string | undefined {
  if (field.sensitive && field.isSet && typeof field.value === 'string') return `${field.value} (stored)`;
  return field.input === 'MULTILINE' ? undefined : (field.example ?? undefined);
}

const yesOrNo: Choice[] = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

function YesOrNo({ field, value, label, help, error, isDisabled, onChange, onSettle }: InputProps) {
  return (
    <Radios
      label={label}
      help={help}
      error={error}
      isDisabled={isDisabled}
      isRequired={field.required}
      choices={yesOrNo}
      value={typeof value === 'boolean' ? String(value) : null}
      onChange={(chosen) => {
        onChange(chosen === 'true');
        onSettle(chosen === 'true');
      }}
    />
  );
}

function AnyOf({ field, value, label, help, error, isDisabled, onChange, onSettle }: InputProps) {
  const chosen = listOf(value);
  const isFull = field.maxItems !== null && chosen.length >= field.maxItems;
  return (
    <CheckboxGroup
      className="field"
      value={chosen}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      onChange={(values) => {
        onChange(values);
        onSettle(values.length > 0 ? values : null);
      }}
    >
      <Label>{label}</Label>
      <div className="choices choices-many">
        {field.options.map((option) => (
          <Checkbox
            key={option.value}
            value={option.value}
            isDisabled={isFull && !chosen.includes(option.value)}
          >
            {option.label}
            {option.description ? <small>{option.description}</small> : null}
          </Checkbox>
        ))}
      </div>
      <Below help={help} error={error} />
    </CheckboxGroup>
  );
}
