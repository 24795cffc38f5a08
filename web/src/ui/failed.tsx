import { Button } from './button';
import { Note } from './note';

/** Stands where something could not be read. */
export function Failed({ error, retry }: { error: { message: string }; retry(): void }) {
  return (
    <Note tone="bad">
      <p>This could not be loaded. {navigator.onLine ? error.message : 'You seem to be offline.'}</p>
      <Button size="small" onPress={retry}>
        Try again
      </Button>
    </Note>
  );
}
