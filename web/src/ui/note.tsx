import { CircleAlert, CircleCheck, Info, Lightbulb } from 'lucide-react';
import type { ReactNode } from 'react';
import type { UserError } from '../api/act';
import { useFollow } from '../lib/follow';
import { Button } from './button';

type Tone = 'info' | 'good' | 'bad' | 'warn';
const icons = { info: Info, good: CircleCheck, bad: CircleAlert, warn: Lightbulb };

/** A remark in the flow of the page. */
export function Note({ tone = 'info', children }: { tone?: Tone; children: ReactNode }) {
  const Icon = icons[tone];
  return (
    <div className={`note note-${tone}`} role={tone === 'bad' ? 'alert' : undefined}>
      <Icon size={18} aria-hidden />
      <div>{children}</div>
    </div>
  );
}

/** What kept a call from succeeding, with the buttons that help; errors of fields that show their own are left out. */
export function Errors({ errors, shown = [] }: { errors: readonly UserError[]; shown?: string[] }) {
  const follow = useFollow();
  const others = errors.filter((error) => !shown.includes(error.field?.[1] ?? ''));
  if (others.length === 0) return null;
  return (
    <Note tone="bad">
      {others.map(({ message, callToAction, retryAfterSeconds }) => (
        <div key={message} className="error-line">
          <span>
            {message}
            {retryAfterSeconds ? ` Try again in ${retryAfterSeconds} seconds.` : ''}
          </span>
          {callToAction ? (
            <Button size="small" onPress={() => follow(callToAction)}>
              {callToAction.label}
            </Button>
          ) : null}
        </div>
      ))}
    </Note>
  );
}
