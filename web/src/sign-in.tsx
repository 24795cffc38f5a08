import { useState, type FormEvent } from 'react';
import { enter } from './api/session';
import { Button } from './ui/button';
import { TextInput } from './ui/fields';
import { Note } from './ui/note';

/** Takes the token that a sign-in system gave. It stays in memory: loading the page again asks again. */
export function SignInPage({ reason }: { reason: string | null }) {
  const [person, setPerson] = useState('');
  const [assistant, setAssistant] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter({ person: person.trim(), assistant: assistant.trim() || null, simulator: false });
  };
  return (
    <main className="sign-in">
      <form className="panel stack" onSubmit={submit}>
        <h1>Sign in</h1>
        {reason ? <Note tone="warn">{reason}</Note> : null}
        <p className="quiet">
          This page works with the access token of your sign-in system. It is kept in memory only and is gone
          when you close or reload the page.
        </p>
        <TextInput
          label="Your access token"
          type="password"
          value={person}
          onChange={setPerson}
          isRequired
          autoFocus
          autoComplete="off"
        />
        <TextInput
          label="The assistant’s token"
          help="Optional. Without it the assistant works in your name."
          type="password"
          value={assistant}
          onChange={setAssistant}
          autoComplete="off"
        />
        <Button type="submit" look="primary" isDisabled={person.trim() === ''}>
          Go on
        </Button>
      </form>
    </main>
  );
}
