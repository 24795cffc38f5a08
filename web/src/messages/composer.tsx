import { useLazyQuery } from '@apollo/client/react';
import { SendHorizontal } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import {
  PreviewMessageDocument,
  SendMessageDocument,
  type PreviewMessageQuery,
  type SendMessageMutation,
} from '../../../operations/generated';
import { errorAt, useAct } from '../api/act';
import { doc } from '../api/document';
import { count } from '../lib/format';
import { Button } from '../ui/button';
import { TextInput } from '../ui/fields';
import { Errors, Note } from '../ui/note';
import { proposedDraft } from './drafts';

type Preview = NonNullable<PreviewMessageQuery['previewMessage']>;
const longest = 1_600;

interface ComposerProps {
  phoneNumberId: string;
  contact: string;
  /** A text to begin with. */
  initial?: string;
  /** Errors of the recipient are shown by whoever asks for it. */
  onRecipientError?(message: string | null): void;
  onSent(contact: string): void;
}

/** Where a text is written: what it takes is shown meanwhile, and it is sent once however often Send is pressed. */
export function Composer({ phoneNumberId, contact, initial = '', onRecipientError, onSent }: ComposerProps) {
  const [body, setBody] = useState(initial);
  const { run, isBusy, errors, clear } = useAct(SendMessageDocument);
  const key = useRef(crypto.randomUUID());
  const preview = usePreview(phoneNumberId, body);

  // What was proposed is taken up once.
  useEffect(() => () => proposedDraft.set(null), []);

  const change = (text: string) => {
    setBody(text);
    // Another text is another message.
    key.current = crypto.randomUUID();
    if (errors.length > 0) clear();
  };
  const send = async () => {
    if (isBusy || body.trim() === '') return;
    const { payload, errors: refused } = await run({
      phoneNumberId,
      to: contact,
      body,
      idempotencyKey: key.current,
    });
    onRecipientError?.(errorAt(refused, 'to'));
    const message = (payload as SendMessageMutation['sendMessage'] | null)?.message;
    if (!message || refused.length > 0) return;
    change('');
    onSent(message.contact);
  };
  return (
    <form
      className="composer"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send();
      }}
    >
      <Advice preview={preview} use={change} />
      <Errors errors={errors} shown={onRecipientError ? ['body', 'to'] : ['body']} />
      <TextInput
        label="Your text"
        lines={3}
        value={body}
        onChange={change}
        maxLength={longest}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void send();
        }}
        error={errorAt(errors, 'body')}
      />
      <div className="composer-end">
        <p className="quiet counter" aria-live="polite">
          {preview && body
            ? `${count(preview.segments, 'segment')}, ${count(preview.charactersLeft, 'character')} left in it`
            : 'Longer texts are sent, and billed, as several segments.'}
        </p>
        <Button type="submit" look="primary" isBusy={isBusy} isDisabled={body.trim() === ''}>
          <SendHorizontal size={16} aria-hidden />
          Send
        </Button>
      </div>
    </form>
  );
}

/** What could be better about the text, with a plainer one to take. */
function Advice({ preview, use }: { preview: Preview | null; use(text: string): void }) {
  if (!preview) return null;
  const { warnings, findings, plainBody, segments, segmentsIfPlain } = preview;
  const isCostly = plainBody !== null && segmentsIfPlain < segments;
  const remarks = [
    ...new Set([
      ...warnings.filter((one) => one.code !== 'COSTLY_CHARACTERS' || isCostly).map((one) => one.message),
      ...findings.map((one) => [one.message, one.suggestion].filter(Boolean).join(' ')),
    ]),
  ];
  if (remarks.length === 0) return null;
  return (
    <Note tone="warn">
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      {isCostly ? (
        <Button size="small" onPress={() => use(plainBody)}>
          Use plain characters: {count(segmentsIfPlain, 'segment')} instead of {segments}
        </Button>
      ) : null}
    </Note>
  );
}

const settledMs = 250;

/** The preview of the text as it stands, a moment after the last key. */
function usePreview(phoneNumberId: string, body: string): Preview | null {
  const [look, { data }] = useLazyQuery(doc(PreviewMessageDocument), { fetchPolicy: 'no-cache' });
  useEffect(() => {
    if (body === '' || phoneNumberId === '') return;
    const timer = setTimeout(
      () => void look({ variables: { phoneNumberId, body } }).catch(() => undefined),
      settledMs,
    );
    return () => clearTimeout(timer);
  }, [look, phoneNumberId, body]);
  return body === '' ? null : (data?.previewMessage ?? null);
}
