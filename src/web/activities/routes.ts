// The address of one activity («new» is the form for a new one, which may begin at a customer or a contact).
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../frame-route.tsx';

interface ActivitySearch {
  customerId?: number;
  contactId?: number;
}

const idIn = (value: unknown) => (Number.isInteger(value) && Number(value) > 0 ? Number(value) : undefined);

export const activityRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/activities/$id',
  validateSearch: (raw: Record<string, unknown>): ActivitySearch => {
    const customerId = idIn(raw.customerId);
    const contactId = idIn(raw.contactId);
    return { ...(customerId && { customerId }), ...(contactId && { contactId }) };
  },
  component: lazyRouteComponent(() => import('./activity-page.tsx'), 'ActivityPage'),
});
