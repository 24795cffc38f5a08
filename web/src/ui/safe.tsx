import { Component, type ReactNode } from 'react';
import { Button } from './button';
import { Note } from './note';

/** Keeps a fault of ours in one part of the page from taking all of it away. */
export class Safe extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <Note tone="bad">
        <p>Something on this page broke, and that is our fault.</p>
        <Button size="small" onPress={() => this.setState({ isBroken: false })}>
          Show it again
        </Button>
      </Note>
    );
  }
}
