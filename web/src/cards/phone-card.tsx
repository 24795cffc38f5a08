import { useQuery } from '@apollo/client/react';
import { Bot, Image, MessageSquare, MessageSquareText, Phone, Sparkles } from 'lucide-react';
import {
  AgentNamesDocument,
  type NextStepActor,
  type PhoneCardFragment,
} from '../../../operations/generated';
import { doc } from '../api/document';
import { openAssistant } from '../assistant/panel-state';
import { useJustChanged } from '../lib/changed';
import { useFollow } from '../lib/follow';
import { day, money, phone } from '../lib/format';
import { kindNames } from '../lib/kinds';
import { go } from '../lib/route';
import { Button } from '../ui/button';
import { Badge } from './badge';

const movers: Record<NextStepActor, string> = {
  YOU: 'Your move',
  REVIEWER: 'With the reviewer',
  US: 'We are on it',
  NOBODY: 'Nothing to do',
};

/** One number: what it is, whether it can text, and what to do about it. Changes keep its size. */
export function PhoneCard({ card }: { card: PhoneCardFragment }) {
  const { messaging } = card;
  const follow = useFollow();
  const isFresh = useJustChanged(card.revision);
  const title = `card-${card.id}`;
  return (
    <article className="phone-card" aria-labelledby={title} data-fresh={isFresh || undefined}>
      <header>
        <h3 id={title}>{card.friendlyName === card.e164 ? phone(card.e164) : card.friendlyName}</h3>
        <Badge state={messaging.state} />
      </header>
      <p className="quiet">
        <span className="number">{phone(card.e164)}</span> · {kindNames[card.kind]}
        {card.monthlyFee ? ` · ${money(card.monthlyFee)} a month` : ''}
      </p>
      <Status card={card} />
      <dl className="facts">
        <div>
          <dt>Can do</dt>
          <dd className="capabilities">
            <Capability has={card.capabilities.voice} icon={Phone} name="Calls" />
            <Capability has={card.capabilities.sms} icon={MessageSquare} name="Texts" />
            <Capability has={card.capabilities.mms} icon={Image} name="Pictures" />
          </dd>
        </div>
        <div>
          <dt>Agent</dt>
          <dd className="ellipsis">
            <Bot size={14} aria-hidden /> <AgentName card={card} />
          </dd>
        </div>
      </dl>
      <footer>
        {messaging.callToAction ? (
          <Button look="primary" onPress={() => follow(messaging.callToAction!)}>
            <Sparkles size={16} aria-hidden />
            {messaging.callToAction.label}
          </Button>
        ) : messaging.state === 'READY' ? (
          <Button
            look="primary"
            onPress={() => go({ page: 'messages', phoneNumberId: card.id, contact: 'new' })}
          >
            <MessageSquareText size={16} aria-hidden />
            Text somebody
          </Button>
        ) : null}
        {messaging.registration && !messaging.callToAction ? (
          <Button
            look={messaging.state === 'READY' ? 'quiet' : 'secondary'}
            onPress={() =>
              openAssistant({
                label: 'See progress',
                intent: 'RESUME_REGISTRATION',
                phoneNumberId: card.id,
                registrationId: messaging.registration!.id,
                messageId: null,
                contact: null,
                fieldKeys: [],
              })
            }
          >
            {messaging.state === 'READY' ? 'See registration' : 'See progress'}
          </Button>
        ) : null}
      </footer>
    </article>
  );
}

function Status({ card: { lifecycle, messaging } }: { card: PhoneCardFragment }) {
  const mover = messaging.reasons[0]?.actor;
  const expected = messaging.estimate?.expectedBy;
  // The first one is what the headline says.
  const reasons = messaging.reasons.slice(1, 3);
  return (
    <div className="card-status">
      <p className="headline">{lifecycle === 'PURCHASING' ? 'Being bought …' : messaging.headline}</p>
      {messaging.detail ? <p className="detail">{messaging.detail}</p> : null}
      {reasons.length > 0 ? (
        <ul className="reasons">
          {reasons.map((reason) => (
            <li key={reason.code}>{reason.message}</li>
          ))}
        </ul>
      ) : null}
      <p className="move">
        {mover ? <strong data-mover={mover}>{movers[mover]}</strong> : null}
        {expected ? <span>Expected by {day(expected)}</span> : null}
        {messaging.estimate?.takingLongerThanUsual ? <span>Taking longer than usual</span> : null}
      </p>
    </div>
  );
}

function Capability({ has, icon: Icon, name }: { has: boolean; icon: typeof Phone; name: string }) {
  return (
    <span data-has={has}>
      <Icon size={14} aria-hidden />
      {has ? name : <s>{name}</s>}
    </span>
  );
}

/** By name where that is known, for the card has ids. */
function AgentName({ card: { settings } }: { card: PhoneCardFragment }) {
  const { data } = useQuery(doc(AgentNamesDocument), { fetchPolicy: 'cache-first' });
  const names = new Map(data?.organization.agents.map((one) => [one.agentId, one.name]));
  const agents = [settings.voiceAgentId, settings.textAgentId].filter((id) => id !== null);
  if (agents.length === 0) return 'None yet';
  return [...new Set(agents.map((id) => names.get(id) ?? id))].join(', ');
}
