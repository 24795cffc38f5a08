import { CircleAlert, CircleCheck, CircleDashed, Clock } from 'lucide-react';
import type { MessagingState } from '../../../operations/generated';

const looks = {
  NOT_SET_UP: { icon: CircleDashed, name: 'Not set up' },
  PENDING_REVIEW: { icon: Clock, name: 'In review' },
  ACTION_NEEDED: { icon: CircleAlert, name: 'Action needed' },
  READY: { icon: CircleCheck, name: 'Ready to text' },
};

/** Whether a number can text, at a glance. */
export function Badge({ state }: { state: MessagingState }) {
  const { icon: Icon, name } = looks[state];
  return (
    <span className={`badge badge-${state.toLowerCase().replaceAll('_', '-')}`} data-state={state}>
      <Icon size={15} aria-hidden />
      {name}
    </span>
  );
}
