import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { PhoneCardsDocument } from '../../../operations/generated';
import { doc } from '../api/document';
import { asE164, phone } from '../lib/format';
import { Button } from '../ui/button';
import { Select, TextInput } from '../ui/fields';
import { simulator } from './control';
import { Part, type Run } from './simulator-panel';

const customer = '(503) 555-0188';

/** A customer texts one of the numbers. */
export function CustomerTexts({ run }: { run: Run }) {
  const { data } = useQuery(doc(PhoneCardsDocument), { variables: { first: 50 } });
  const numbers = data?.organization.phoneNumbers.nodes ?? [];
  const [from, setFrom] = useState(customer);
  const [to, setTo] = useState<string | null>(null);
  const [body, setBody] = useState('STOP');
  const target = to ?? numbers[0]?.e164 ?? null;
  if (target === null) return null;
  return (
    <Part title="A customer texts">
      <TextInput label="From" value={from} onChange={setFrom} inputMode="tel" />
      <Select
        label="To"
        choices={numbers.map((number) => ({ value: number.e164, label: phone(number.e164) }))}
        value={target}
        onChange={setTo}
      />
      <TextInput label="Text" value={body} onChange={setBody} />
      <Button
        size="small"
        onPress={() => run('The text arrived.', () => simulator.inbound(asE164(from), target, body))}
      >
        Send as the customer
      </Button>
    </Part>
  );
}

const troubles = [
  { value: '30003', label: 'Phone is switched off' },
  { value: '30005', label: 'Number does not exist' },
  { value: '30006', label: 'A landline' },
  { value: '30007', label: 'Filtered by the phone company' },
  { value: '', label: 'None: it arrives' },
];

/** What becomes of later texts to a customer. */
export function Deliveries({ run }: { run: Run }) {
  const [to, setTo] = useState(customer);
  const [trouble, setTrouble] = useState('30003');
  return (
    <Part title="Delivery">
      <TextInput label="Texts to" value={to} onChange={setTo} inputMode="tel" />
      <Select label="What goes wrong" choices={troubles} value={trouble} onChange={setTrouble} />
      <Button
        size="small"
        onPress={() =>
          run(trouble ? 'Later texts to it fail so.' : 'Later texts to it arrive.', () =>
            trouble
              ? simulator.delivery(asE164(to), 'undelivered', Number(trouble))
              : simulator.delivery(asE164(to), 'delivered'),
          )
        }
      >
        Set
      </Button>
    </Part>
  );
}
