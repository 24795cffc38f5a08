import { Sparkles } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';

export interface Turn {
  from: 'assistant' | 'you';
  text: string;
}

/** What was said in this conversation, in order. */
export function useTurns(first: () => Turn[]) {
  const [turns, setTurns] = useState(first);
  const say = useCallback((from: Turn['from'], text: string) => {
    setTurns((before) => {
      const last = before.at(-1);
      return last?.from === from && last.text === text ? before : [...before, { from, text }];
    });
  }, []);
  return { turns, say };
}

export function Turns({ turns }: { turns: readonly Turn[] }) {
  const last = useRef<HTMLLIElement>(null);
  const shown = useRef(turns.length);
  // What was said just now is moved into sight, with what belongs to it below.
  useEffect(() => {
    if (turns.length > shown.current) last.current?.scrollIntoView({ block: 'start' });
    shown.current = turns.length;
  }, [turns.length]);
  return (
    <div role="log" aria-label="Conversation with the assistant">
      <ol className="turns">
        {turns.map((turn, index) => (
          <li
            key={index}
            ref={index === turns.length - 1 ? last : undefined}
            className={`turn turn-${turn.from}`}
          >
            {turn.from === 'assistant' ? <Sparkles size={16} aria-hidden /> : null}
            <p>
              <span className="unseen">{turn.from === 'assistant' ? 'Assistant: ' : 'You: '}</span>
              {turn.text}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}
