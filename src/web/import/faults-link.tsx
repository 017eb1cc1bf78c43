import { Button } from '@mantine/core';
import { downloadFaults, type ImportView } from '../../shared/imports.ts';
import { addressOf } from '../data/call.ts';
import { useImportTexts } from '../texts/import.ts';
import { IconDownload } from '../ui/icons.ts';

/** All faulty rows as a file to mend and import again. */
export function FaultsLink({ view }: { view: ImportView }) {
  const words = useImportTexts().marked;
  return (
    <Button
      component="a"
      href={addressOf(downloadFaults, { params: { id: view.id } })}
      download
      variant="default"
      leftSection={<IconDownload size={15} aria-hidden />}
    >
      {words.download(view.faulty)}
    </Button>
  );
}
