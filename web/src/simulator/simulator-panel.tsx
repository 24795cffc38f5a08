import { FlaskConical, X } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Button, IconButton } from '../ui/button';
import { Checkbox, TextInput } from '../ui/fields';
import { simulator, type Waiting } from './control';
import { CustomerTexts, Deliveries } from './people';

const lookEveryMs = 1_500;

/** Runs a control call and shows what came of it. */
export type Run = (done: string, call: () => Promise<unknown>) => void;

/** Plays everybody else: reviewers, owners, customers, phone companies and time. On local stacks only. */
export function SimulatorPanel() {
  const [isOpen, setOpen] = useState(false);
  return isOpen ? (
    <Panel close={() => setOpen(false)} />
  ) : (
    <div className="simulator-button">
      <Button onPress={() => setOpen(true)}>
        <FlaskConical size={16} aria-hidden />
        Simulator
      </Button>
    </div>
  );
}

function Panel({ close }: { close(): void }) {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [now, setNow] = useState<string | null>(null);
  const [said, setSaid] = useState('');

  const [looks, setLooks] = useState(0);

  useEffect(() => {
    let isGone = false;
    const look = () =>
      Promise.all([simulator.waiting(), simulator.now()]).then(
        ([found, time]) => {
          if (isGone) return;
          setWaiting(found);
          setNow(time);
        },
        (error: unknown) => !isGone && setSaid(wordsOf(error)),
      );
    void look();
    const timer = setInterval(() => void look(), lookEveryMs);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [looks]);

  const run: Run = (done, call) => {
    call()
      .then(() => setSaid(done))
      .catch((error: unknown) => setSaid(wordsOf(error)))
      .finally(() => setLooks((before) => before + 1));
  };
  return (
    <aside className="simulator" aria-labelledby="simulator-title">
      <header>
        <FlaskConical size={17} aria-hidden />
        <h2 id="simulator-title">Simulator</h2>
        <IconButton label="Close the simulator" onPress={close}>
          <X size={17} aria-hidden />
        </IconButton>
      </header>
      <div className="simulator-body">
        <p className="quiet">Play the others: nothing here exists in production.</p>
        <Reviews waiting={waiting} run={run} />
        <CustomerTexts run={run} />
        <Deliveries run={run} />
        <Part title="Time">
          <p className="quiet">{now ? new Date(now).toLocaleString('en-US') : ' '}</p>
          <div className="row">
            {(
              [
                ['PT1H', '+1 hour'],
                ['PT24H', '+1 day'],
                ['P7D', '+1 week'],
              ] as const
            ).map(([by, name]) => (
              <Button
                key={by}
                size="small"
                onPress={() => run(`The clock moved: ${name}.`, () => simulator.advance(by))}
              >
                {name}
              </Button>
            ))}
          </div>
        </Part>
      </div>
      <p className="simulator-said" role="status">
        {said}
      </p>
    </aside>
  );
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : 'That did not work.';
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Reviews({ waiting, run }: { waiting: Waiting | null; run: Run }) {
  const [codes, setCodes] = useState('30446');
  const numbers = codes
    .split(/[\s,]+/)
    .map(Number)
    .filter((code) => code > 0);
  const isManual = waiting?.mode.reviews === 'manual';
  return (
    <Part title="Reviewers">
      <Checkbox
        isSelected={isManual}
        onChange={(on) =>
          run(on ? 'Reviews wait for you.' : 'Reviews are approved by themselves.', () =>
            simulator.mode(on ? 'manual' : 'auto'),
          )
        }
      >
        I decide; otherwise all is approved after a moment
      </Checkbox>
      {waiting?.reviews.length === 0 ? <p className="quiet">Nothing waits for a review.</p> : null}
      <ul className="waiting">
        {waiting?.reviews.map(({ kind, sid }) => (
          <li key={sid}>
            <span>
              {kind} <span className="code">{sid.slice(0, 8)}…</span>
            </span>
            <div className="row">
              <Button size="small" onPress={() => run('Approved.', () => simulator.approve(sid))}>
                Approve
              </Button>
              <Button size="small" onPress={() => run('Sent back.', () => simulator.reject(sid, numbers))}>
                Send back
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {waiting && waiting.reviews.length > 0 ? (
        <TextInput label="Codes to send back with" value={codes} onChange={setCodes} />
      ) : null}
      {waiting?.owners.map(({ brandSid }) => (
        <div key={brandSid} className="row">
          <span>The owner got a text</span>
          <Button
            size="small"
            onPress={() => run('The owner said YES.', () => simulator.ownerReply(brandSid, 'YES'))}
          >
            Answer YES
          </Button>
        </div>
      ))}
    </Part>
  );
}
