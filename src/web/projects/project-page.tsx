// One sales project: the form for a new one, the form for changing it, or its page.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { idOf } from '../records/address.ts';
import { RecordMissing } from '../records/record-missing.tsx';
import { Skeleton } from '../ui/states.tsx';
import { ProjectForm } from './project-form.tsx';
import { ProjectPageView } from './project-view.tsx';
import { projectQuery } from './queries.ts';

const route = getRouteApi('/frame/projects/$id');

export function ProjectPage() {
  const { id } = route.useParams();
  return id === 'new' ? <NewProject /> : <ExistingProject key={id} id={idOf(id)} />;
}

function NewProject() {
  const navigate = route.useNavigate();
  const { customerId, contactId, campaignId } = route.useSearch();
  return (
    <ProjectForm
      project={null}
      given={{
        customerId: customerId ?? null,
        contactId: contactId ?? null,
        campaignId: campaignId ?? null,
      }}
      onSaved={({ id }) =>
        void navigate({ to: '/projects/$id', params: { id: String(id) }, search: {}, replace: true })
      }
      onCancel={() => void navigate({ to: '/projects' })}
    />
  );
}

function ExistingProject({ id }: { id: number | null }) {
  const { edit } = route.useSearch();
  const navigate = route.useNavigate();
  const project = useQuery({ ...projectQuery(id ?? 0), enabled: id !== null });

  if (id === null || (project.isError && !project.data)) {
    return <RecordMissing list="/projects" error={project.error} onRetry={() => void project.refetch()} />;
  }
  if (project.isPending) return <Skeleton lines={8} />;
  const backToPage = () =>
    void navigate({ search: ({ edit: _, ...place }) => place, params: { id: String(id) }, replace: true });
  return edit ? (
    <ProjectForm
      project={project.data}
      given={{ customerId: null, contactId: null, campaignId: null }}
      onSaved={backToPage}
      onCancel={backToPage}
    />
  ) : (
    <ProjectPageView project={project.data} />
  );
}
