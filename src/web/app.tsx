// What surrounds every page: theme, language, data, keys, notices, addresses.
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Refusal } from './data/call.ts';
import { createAppRouter } from './routes.tsx';
import { LanguageProvider } from './texts/language.tsx';
import { cssVariables, theme } from './theme.ts';
import { NoticesProvider } from './ui/notices.tsx';
import { ShortcutsProvider } from './ui/shortcuts.tsx';

// Colleagues' changes are pushed (server-sent events), so nothing is fetched again merely because it is old.
// A refusal is an answer: only what got none, or met a server in trouble, is asked once more.
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) =>
        failures < 1 && !(error instanceof Refusal && error.status >= 400 && error.status < 500),
    },
  },
});
const router = createAppRouter(queries);

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <LanguageProvider>
        <QueryClientProvider client={queries}>
          <ShortcutsProvider>
            <NoticesProvider>
              <RouterProvider router={router} />
            </NoticesProvider>
          </ShortcutsProvider>
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}
