// The search behind a PickFilter.
import { AsyncPicker, type Pick } from './async-picker.tsx';
import { Dialog } from './dialog.tsx';

interface PickDialogProps {
  opened: boolean;
  title: string;
  label: string;
  searchKey: string;
  search: (query: string, signal: AbortSignal) => Promise<readonly Pick[]>;
  onClose: () => void;
  onPick: (id: number | null) => void;
}

export function PickDialog({ opened, title, onClose, onPick, ...picker }: PickDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={title} size="sm">
      <AsyncPicker {...picker} value={null} autoFocus onChange={(pick) => onPick(pick && Number(pick.id))} />
    </Dialog>
  );
}
