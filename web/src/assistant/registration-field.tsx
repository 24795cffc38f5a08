import { Undo2 } from 'lucide-react';
import { memo, useEffect, useId, useRef, useState } from 'react';
import type { FieldSource } from '../../../operations/generated';
import { Button } from '../ui/button';
import { FieldControl } from './field-inputs';
import type { Field, Finding, Value } from './registration';
import type { Save } from './use-field-saver';

const sources: Partial<Record<FieldSource, string>> = {
  ORGANIZATION_PROFILE: 'From your profile',
  ASSISTANT: 'Drafted by the assistant, please check',
  PREVIOUS_VERSION: 'As before',
  ADOPTED: 'From an earlier registration',
  DERIVED: 'Worked out for you',
};

interface Props {
  registrationId: string;
  country: string | null;
  field: Field;
  findings: readonly Finding[];
  isEditable: boolean;
  /** Whether what is still empty is shown as missing. */
  showMissing: boolean;
  save: Save;
}

/**
 * One question with its answer, where that came from, and everything that is wrong with it. The form is read anew with
 * every answer; only the questions that come back different are drawn again.
 */
export const RegistrationField = memo(
  Question,
  (before, now) => JSON.stringify(before) === JSON.stringify(now),
);

function Question(props: Props) {
  const { registrationId, country, field, findings, isEditable, showMissing, save } = props;
  const id = useId();
  const stored = field.value as Value;
  // What a person types stays on show until the server has it, whatever arrives meanwhile.
  const [draft, setDraft] = useState<Value | undefined>(undefined);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isConflict, setConflict] = useState(false);
  const sending = useRef(0);
  const [isSaving, setSaving] = useState(false);

  useEffect(() => {
    if (sending.current === 0 && !isConflict && refusal === null) setDraft(undefined);
  }, [field.revision, isConflict, refusal]);

  const settle = async (value: Value, overwrite = false) => {
    if (field.sensitive && value === null) return setDraft(undefined);
    if (!overwrite && same(value, stored)) {
      setRefusal(null);
      return setDraft(undefined);
    }
    sending.current += 1;
    setSaving(true);
    const saved = await save(field, value, { overwrite });
    sending.current -= 1;
    setSaving(sending.current > 0);
    setRefusal(saved.refusal);
    setConflict(saved.isConflict);
    if (!saved.refusal && !saved.isConflict && sending.current === 0) setDraft(undefined);
  };

  const shown = draft !== undefined ? draft : field.sensitive ? null : stored;
  const isMissing = field.required && !field.isSet;
  const wrong = field.isSet || showMissing ? field.errors.join(' ') : '';
  const error = refusal ?? (wrong || (isMissing && showMissing ? 'This is needed.' : null));
  const tag = field.source && field.isSet ? sources[field.source] : undefined;
  return (
    <div
      className="question"
      id={`field-${field.key}`}
      data-missing={isMissing || undefined}
      data-saving={isSaving || undefined}
    >
      {field.rejectionReason ? (
        <p className="refused" id={`${id}-refused`}>
          <Undo2 size={15} aria-hidden />
          <span>
            <strong>Sent back:</strong> {field.rejectionReason}
          </span>
        </p>
      ) : null}
      <FieldControl
        registrationId={registrationId}
        country={country}
        field={field}
        value={shown}
        label={
          <>
            {field.label}
            {field.required ? null : <span className="optional">optional</span>}
            {tag ? <span className={`tag tag-${field.source!.toLowerCase()}`}>{tag}</span> : null}
          </>
        }
        help={field.help}
        error={error}
        isDisabled={!isEditable}
        onChange={setDraft}
        onSettle={(value) => void settle(value)}
      />
      {isConflict ? (
        <div className="finding finding-risk" role="alert">
          <p>Somebody changed this meanwhile. It now says: {String(stored ?? 'nothing')}</p>
          <div className="row">
            <Button size="small" onPress={() => void settle(draft ?? null, true)}>
              Keep mine
            </Button>
            <Button
              size="small"
              look="quiet"
              onPress={() => {
                setConflict(false);
                setDraft(undefined);
              }}
            >
              Take theirs
            </Button>
          </div>
        </div>
      ) : null}
      {findings.map((finding) => (
        <FindingNote
          key={finding.message}
          finding={finding}
          use={isEditable && isText(field) ? (text) => void settle(text) : undefined}
        />
      ))}
    </div>
  );
}

/** Something that a reviewer would object to, with a wording that would pass. */
export function FindingNote({ finding, use }: { finding: Finding; use?(text: string): void }) {
  return (
    <div className={`finding finding-${finding.severity.toLowerCase()}`}>
      <p>{finding.message}</p>
      {finding.suggestion ? <p className="suggestion-text">{finding.suggestion}</p> : null}
      {finding.suggestion && use ? (
        <Button size="small" onPress={() => use(finding.suggestion!)}>
          Use this
        </Button>
      ) : null}
    </div>
  );
}

function isText(field: Field): boolean {
  return ['TEXT', 'MULTILINE', 'EMAIL', 'URL', 'PHONE', 'REGION'].includes(field.input);
}

function same(a: Value, b: Value): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
