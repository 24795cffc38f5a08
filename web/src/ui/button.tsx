import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';

interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className'> {
  children: ReactNode;
  look?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'medium' | 'small';
  /** Shows that it works; presses are ignored meanwhile. */
  isBusy?: boolean;
}

export function Button({
  look = 'secondary',
  size = 'medium',
  isBusy = false,
  children,
  ...rest
}: ButtonProps) {
  // A busy button keeps the focus, so it is not disabled; it just does nothing.
  const idle = isBusy ? { onPress: undefined, type: 'button' as const } : {};
  return (
    <AriaButton
      {...rest}
      {...idle}
      className={`button button-${look} button-${size}`}
      data-busy={isBusy || undefined}
    >
      {isBusy ? <LoaderCircle className="spin" size={16} aria-hidden /> : null}
      {children}
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className'> {
  label: string;
  children: ReactNode;
}

export function IconButton({ label, children, ...rest }: IconButtonProps) {
  return (
    <AriaButton {...rest} aria-label={label} className="icon-button">
      {children}
    </AriaButton>
  );
}
