import { useTexts } from '../texts/language.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useTitle } from '../ui/use-title.ts';

export function SetupPage() {
  const title = useTexts().common.places.setup;
  useTitle(title);
  return <PageHead title={title} />;
}
