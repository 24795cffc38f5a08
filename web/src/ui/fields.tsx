import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  Checkbox as AriaCheckbox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  RadioGroup,
  Select as AriaSelect,
  SelectValue,
  Text,
  TextArea,
  TextField,
  type TextFieldProps,
} from 'react-aria-components';

export interface Choice {
  value: string;
  label: string;
  description?: string | null;
}

interface Common {
  label: ReactNode;
  help?: ReactNode;
  error?: string | null;
}

/** An error is of what was sent last: it marks the field and keeps nothing from being sent again. */
const marks = (error: string | null | undefined) => ({
  isInvalid: Boolean(error),
  validationBehavior: 'aria' as const,
});

interface TextProps extends Omit<TextFieldProps, 'children' | 'className'>, Common {
  lines?: number;
  placeholder?: string;
  suffix?: ReactNode;
}

export function TextInput({ label, help, error, lines = 1, placeholder, suffix, ...rest }: TextProps) {
  return (
    <TextField {...rest} {...marks(error)} className="field">
      <Label>{label}</Label>
      {lines > 1 ? (
        <TextArea className="input" rows={lines} placeholder={placeholder} />
      ) : (
        <Input className="input" placeholder={placeholder} />
      )}
      {suffix}
      <Below help={help} error={error} />
    </TextField>
  );
}

interface ChoiceProps extends Common {
  choices: readonly Choice[];
  value: string | null;
  onChange(value: string): void;
  isRequired?: boolean;
  isDisabled?: boolean;
  placeholder?: string;
}

/** One of several: a list that opens. */
export function Select({ label, help, error, choices, value, onChange, placeholder, ...rest }: ChoiceProps) {
  return (
    <AriaSelect
      {...rest}
      className="field"
      value={value}
      onChange={(key) => onChange(String(key))}
      {...marks(error)}
      placeholder={placeholder ?? 'Choose'}
    >
      <Label>{label}</Label>
      <Button className="input select-button">
        <SelectValue />
        <ChevronDown size={16} aria-hidden />
      </Button>
      <Below help={help} error={error} />
      <Popover className="popover select-popover">
        <ListBox className="listbox">
          {choices.map((choice) => (
            <ListBoxItem key={choice.value} id={choice.value} textValue={choice.label} className="option">
              <span>
                <Text slot="label">{choice.label}</Text>
                {choice.description ? <Text slot="description">{choice.description}</Text> : null}
              </span>
              <Check size={16} className="option-check" aria-hidden />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** One of few, all in sight. */
export function Radios({ label, help, error, choices, value, onChange, ...rest }: ChoiceProps) {
  return (
    <RadioGroup {...rest} className="field" value={value} onChange={onChange} {...marks(error)}>
      <Label>{label}</Label>
      <div className="choices">
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} className="choice choice-radio">
            <span className="choice-mark" />
            <span>
              {choice.label}
              {choice.description ? <small>{choice.description}</small> : null}
            </span>
          </Radio>
        ))}
      </div>
      <Below help={help} error={error} />
    </RadioGroup>
  );
}

export function Checkbox(props: {
  children: ReactNode;
  isSelected?: boolean;
  value?: string;
  isDisabled?: boolean;
  onChange?(isSelected: boolean): void;
}) {
  const { children, ...rest } = props;
  return (
    <AriaCheckbox {...rest} className="choice choice-box">
      <span className="choice-mark">
        <Check size={14} aria-hidden />
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  );
}

export function Below({ help, error }: { help?: ReactNode; error?: string | null }) {
  return (
    <>
      {error ? <FieldError className="field-error">{error}</FieldError> : null}
      {help ? (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      ) : null}
    </>
  );
}
