import { useApolloClient } from '@apollo/client/react';
import { FileCheck, FileText, Upload, X } from 'lucide-react';
import { useState } from 'react';
import { DropZone, FileTrigger, Label, Text, type FileDropItem } from 'react-aria-components';
import { Button, IconButton } from '../ui/button';
import type { InputProps } from './field-inputs';
import { listOf } from './registration';
import { uploadFile } from './upload';
import { useFileNames } from './use-file-names';

const accepted = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf'];

/** Files for a field: chosen or dropped, uploaded at once, shown by name. */
export function DocumentInput(props: InputProps) {
  const { registrationId, field, value, label, help, error, isDisabled, onChange, onSettle } = props;
  const client = useApolloClient();
  const ids = listOf(value);
  const nameOf = useFileNames(ids);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isMany = field.maxItems !== null;
  const room = isMany ? field.maxItems! - ids.length : 1;

  const write = (next: string[]) => {
    const written = isMany ? (next.length > 0 ? next : null) : (next.at(-1) ?? null);
    onChange(written);
    onSettle(written);
  };
  const add = async (files: File[]) => {
    setBusy(true);
    setRefusal(null);
    const added: string[] = [];
    for (const file of files.slice(0, room)) {
      const outcome = await uploadFile(client, registrationId, field.key, file);
      if ('id' in outcome) added.push(outcome.id);
      else setRefusal(outcome.refusal);
    }
    setBusy(false);
    if (added.length > 0) write(isMany ? [...ids, ...added] : added);
  };
  const problem = refusal ?? error;
  const keepable = field.options.filter((option) => !ids.includes(option.value));
  return (
    <div className="field" role="group" aria-labelledby={`${field.id}-label`}>
      <Label elementType="span" id={`${field.id}-label`}>
        {label}
      </Label>
      {ids.length > 0 ? (
        <ul className="files">
          {ids.map((id) => (
            <li key={id}>
              <FileText size={16} aria-hidden />
              <span className="ellipsis">{nameOf(id)}</span>
              <IconButton
                label={`Remove ${nameOf(id)}`}
                isDisabled={isDisabled}
                onPress={() => write(ids.filter((one) => one !== id))}
              >
                <X size={16} aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : null}
      {keepable.map((option) => (
        <div key={option.value} className="keep-file">
          <Button
            size="small"
            isDisabled={isDisabled || isBusy}
            onPress={() => write(isMany ? [...ids, option.value] : [option.value])}
          >
            <FileCheck size={15} aria-hidden />
            {option.label}
          </Button>
          {option.description ? <span className="quiet">{option.description}</span> : null}
        </div>
      ))}
      {room > 0 ? (
        <DropZone
          className="drop-zone"
          isDisabled={isDisabled}
          aria-label={`Drop files for ${field.label}`}
          onDrop={(event) => {
            const files = event.items.filter((item): item is FileDropItem => item.kind === 'file');
            void Promise.all(files.map((item) => item.getFile())).then(add);
          }}
        >
          <FileTrigger
            acceptedFileTypes={accepted}
            allowsMultiple={isMany}
            onSelect={(files) => void add([...(files ?? [])])}
          >
            <Button size="small" isBusy={isBusy} isDisabled={isDisabled}>
              <Upload size={15} aria-hidden />
              {isBusy ? 'Uploading …' : 'Choose a file'}
            </Button>
          </FileTrigger>
          <span className="quiet">or drop it here, up to 10 MB</span>
        </DropZone>
      ) : null}
      {problem ? (
        <p className="field-error" role="alert">
          {problem}
        </p>
      ) : null}
      {help ? <Text className="field-help">{help}</Text> : null}
    </div>
  );
}
