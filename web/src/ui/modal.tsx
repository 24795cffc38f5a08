import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal as AriaModal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './button';

/** A dialog over the page. */
export function Modal(props: { title: string; close(): void; children: ReactNode }) {
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && props.close()}
    >
      <AriaModal className="modal">
        <Dialog className="dialog">
          <header>
            <Heading slot="title">{props.title}</Heading>
            <IconButton label="Close" onPress={props.close}>
              <X size={18} aria-hidden />
            </IconButton>
          </header>
          {props.children}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}
