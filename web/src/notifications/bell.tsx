import { Bell as BellIcon } from 'lucide-react';
import { useState } from 'react';
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { count } from '../lib/format';
import { IconButton } from '../ui/button';
import { NotificationList, useNotifications } from './notification-list';

/** The bell in the head of the page. */
export function Bell() {
  const { unread } = useNotifications();
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <IconButton
        label={
          unread.length > 0 ? `Notifications, ${count(unread.length, 'unread', 'unread')}` : 'Notifications'
        }
      >
        <BellIcon size={19} aria-hidden />
        {unread.length > 0 ? <span className="bell-count">{Math.min(unread.length, 99)}</span> : null}
      </IconButton>
      <Popover className="popover bell-popover" placement="bottom end">
        <Dialog className="dialog">
          <Heading slot="title">Notifications</Heading>
          <NotificationList onFollow={() => setOpen(false)} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
