// The list as it stands, with its filters and in its order, as a file for Excel: the browser downloads it, whatever its
// length. Not on a phone, where there is no sheet to open it in and no room for it.
import { Button, Menu } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTexts } from '../texts/language.tsx';
import { IconDownload } from '../ui/icons.ts';

interface ExportButtonProps {
  /** as its address is called: /api/exports/… */
  list:
    | 'customers'
    | 'contacts'
    | 'projects'
    | 'campaigns'
    | `campaigns/${number}/members`
    | 'todo'
    | 'overview';
  /** what narrows and orders the list, as it is asked for; not the page */
  query: object;
}

export function ExportButton({ list, query }: ExportButtonProps) {
  const { exporting, exportHelp, exportAs } = useTexts().records.list;
  const narrow = useMediaQuery('(max-width: 639px)');
  if (narrow) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconDownload size={16} aria-hidden />}
          title={exportHelp}
        >
          {exporting}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['xlsx', 'csv'] as const).map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={`/api/exports/${list}${searchOf({ ...query, format })}`}
            download
          >
            {exportAs[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function searchOf(query: object): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== false);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `?${search}`;
}
