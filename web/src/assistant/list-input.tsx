import { Plus, X } from 'lucide-react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import { Button, IconButton } from '../ui/button';
import type { InputProps } from './field-inputs';
import { listOf } from './registration';

/** Several texts or addresses, one below the other. */
export function ListInput({ field, value, label, help, error, isDisabled, onChange, onSettle }: InputProps) {
  const least = Math.max(1, field.minItems ?? 1);
  const items = Array.isArray(value) ? value : listOf(value);
  const shown = items.length >= least ? items : [...items, ...Array<string>(least - items.length).fill('')];
  const isUrl = field.input === 'URL_LIST';
  const isLong = !isUrl && (field.maxLength ?? 1_000) > 80;
  const settle = (list: string[]) => {
    const filled = list.map((one) => one.trim()).filter(Boolean);
    onSettle(filled.length > 0 ? filled : null);
  };
  const replace = (index: number, text: string) => shown.map((one, at) => (at === index ? text : one));
  return (
    <div className="field" role="group" aria-labelledby={`${field.id}-label`}>
      <Label elementType="span" id={`${field.id}-label`}>
        {label}
      </Label>
      {shown.map((item, index) => (
        <TextField
          // Items have no identity but their place.
          key={index}
          className="list-item"
          aria-label={`${field.label}, ${index + 1} of ${shown.length}`}
          type={isUrl ? 'url' : 'text'}
          value={item}
          maxLength={field.maxLength ?? undefined}
          isDisabled={isDisabled}
          isInvalid={Boolean(error)}
          validationBehavior="aria"
          onChange={(text) => onChange(replace(index, text))}
          onBlur={() => settle(shown)}
        >
          {isLong ? (
            <TextArea
              className="input"
              rows={3}
              placeholder={index === 0 ? (field.example ?? undefined) : undefined}
            />
          ) : (
            <Input className="input" placeholder={isUrl ? (field.example ?? 'https://') : undefined} />
          )}
          {shown.length > least ? (
            <IconButton
              label={`Remove ${index + 1}`}
              isDisabled={isDisabled}
              onPress={() => {
                const rest = shown.filter((_, at) => at !== index);
                onChange(rest);
                settle(rest);
              }}
            >
              <X size={16} aria-hidden />
            </IconButton>
          ) : null}
          {index === shown.length - 1 && error ? (
            <FieldError className="field-error">{error}</FieldError>
          ) : null}
        </TextField>
      ))}
      <div className="row">
        {field.maxItems === null || shown.length < field.maxItems ? (
          <Button size="small" look="quiet" isDisabled={isDisabled} onPress={() => onChange([...shown, ''])}>
            <Plus size={15} aria-hidden />
            Add another
          </Button>
        ) : null}
      </div>
      {help ? <Text className="field-help">{help}</Text> : null}
    </div>
  );
}
