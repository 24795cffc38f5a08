import { Radios, Select, type Choice } from '../ui/fields';
import type { InputProps } from './field-inputs';

const fewChoices = 4;

/** One of the choices given, in sight where they are few. */
export function OneOf({ choices, ...props }: InputProps & { choices: readonly Choice[] }) {
  const { field, value, onChange, onSettle } = props;
  const choose = (chosen: string) => {
    onChange(chosen);
    onSettle(chosen);
  };
  const shared = {
    label: props.label,
    help: props.help,
    error: props.error,
    isDisabled: props.isDisabled,
    isRequired: field.required,
    value: typeof value === 'string' ? value : null,
    onChange: choose,
    choices,
  };
  return choices.length <= fewChoices ? <Radios {...shared} /> : <Select {...shared} />;
}
