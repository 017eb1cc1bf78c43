import { useTexts } from '../texts/language.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useTitle } from '../ui/use-title.ts';

export function ImportPage() {
  const title = useTexts().importing.title;
  useTitle(title);
  return <PageHead title={title} />;
}
