// Settings, «Mail»: where mail comes from and what is kept out, one section under the other.

import { DropBoxSections } from '../mail-drop-box/drop-box-sections.tsx';
import { FirmDomains } from '../mail-own/firm-domains.tsx';
import { KeptOut } from '../mail-own/kept-out.tsx';
import { OwnAddresses } from '../mail-own/own-addresses.tsx';
import { SendingSections } from '../mail-sending/sending-sections.tsx';
import styles from '../settings/settings.module.css';
import { MailApps } from './mail-apps.tsx';
import { OwnMailboxes } from './own-mailboxes.tsx';

/** Each section asks its own questions and knows who may see it; another one is another line here. */
export function MailTab() {
  return (
    <div className={styles.page}>
      <OwnMailboxes />
      <DropBoxSections />
      <SendingSections />
      <KeptOut />
      <OwnAddresses />
      <FirmDomains />
      <MailApps />
    </div>
  );
}
