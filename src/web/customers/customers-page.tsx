import { useTexts } from '../texts/language.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useTitle } from '../ui/use-title.ts';

export function CustomersPage() {
  const title = useTexts().customers.title;
  useTitle(title);
  return <PageHead title={title} />;
}
