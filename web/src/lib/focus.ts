import { useCallback, type RefObject } from 'react';

/** Moves to the first control of the form that is marked as wrong, once the marks are there. */
export function useFocusOnError(form: RefObject<HTMLElement>): () => void {
  return useCallback(() => {
    requestAnimationFrame(() =>
      form.current
        ?.querySelector<HTMLElement>(
          'input[aria-invalid=true], textarea[aria-invalid=true], [data-invalid] > button, [data-invalid] input',
        )
        ?.focus(),
    );
  }, [form]);
}
