// A place to drop mail files on: they are journalled on this customer or contact, or by the rules of matching.
import { MAX_DOCUMENT_BYTES } from '../../shared/documents.ts';
import { useMailTexts } from '../texts/mail.ts';
import { FileDrop } from '../ui/file-drop.tsx';
import { type MailOwner, useMailUpload } from './use-mail-upload.ts';

export function MailDrop({ owner = null }: { owner?: MailOwner | null }) {
  const words = useMailTexts().upload;
  const { send, onSent } = useMailUpload(owner);
  return (
    <FileDrop
      accept=".eml,.msg"
      hint={owner ? words.hintOn : words.hint}
      chooseLabel={owner ? words.action : words.choose}
      maxBytes={MAX_DOCUMENT_BYTES}
      send={send}
      onSent={onSent}
    />
  );
}
