// Leads and campaigns: getting to know each other.
import type { Story } from './story.ts';

export const PROSPECTS: readonly Story[] = [
  {
    name: 'cold call',
    stages: ['Lead'],
    weight: 10,
    steps: [
      {
        type: 'Tlf',
        after: [0, 0],
        outcome: 'not-reached',
        notes: [
          'Kold kanvas. Omstillingen ville ikke stille igennem, men gav mig navnet: {navn}, {titel}. Ringer direkte {næste}.',
          'Ikke truffet. {fornavn} er hjemme igen i morgen. Ringer {næste}.',
          'Talte med receptionen. {navn} står for indkøb til pakkeriet. Bedste tid er om formiddagen; ringer {næste}.',
        ],
      },
      {
        type: 'Tlf',
        after: [1, 5],
        outcome: 'reached',
        planned: ['Ring til {navn} – første kontakt', 'Ring til {fornavn}, bedst om formiddagen'],
        notes: [
          'Fik fat i {fornavn}. De pakker {volumen} og køber {vare} hos en grossist. Ingen aktuelle planer om maskiner, men vil gerne se materiale. Sender det {næste}.',
          'God samtale. De har talt om {en} i et par år. {fornavn} vil have en brochure og et prisleje at gå til direktøren med, senest {næste}.',
        ],
      },
      {
        type: 'EMail',
        after: [1, 3],
        planned: ['Send brochure på {maskine}', 'Send materiale til {fornavn}'],
        notes: ['Brochure på {maskine}', 'Som aftalt: materiale og prisleje på {maskine}'],
      },
      {
        type: 'Opfølgning',
        after: [6, 14],
        planned: ['Har {fornavn} fået set på brochuren?', 'Følg op på materialet om {maskine}'],
        notes: [
          'De gør ikke mere ved det i år. {fornavn} har gemt materialet og ved, hvor vi er.',
          '{fornavn} har læst materialet, men vil vente til efter ferien. Ringer igen {næste}.',
          'De vil gerne se {den} i drift, men kan ikke sætte dato på endnu. Tages op igen {næste}.',
        ],
      },
      {
        type: 'Tlf',
        after: [20, 45],
        outcome: 'not-reached',
        maybe: 0.7,
        planned: ['Ring igen om {maskine}', 'Inviter {fornavn} til demo af {maskine}'],
        notes: [
          'Ikke truffet tredje gang. Lægger sagen til side indtil næste kampagne.',
          'Telefonsvarer. Sendte en sms med invitation til demodag hos os.',
        ],
      },
    ],
  },
  {
    name: 'cold call, no thanks',
    stages: ['Lead'],
    weight: 4,
    steps: [
      {
        type: 'Tlf',
        after: [0, 0],
        outcome: 'reached',
        notes: [
          'Talte med {navn}. De pakker alt i hånden og har ingen planer om andet. Venlig afvisning.',
          'De er bundet af en aftale året ud. {fornavn} bad os ringe, når den udløber.',
          '{fornavn} har ikke tid nu, men sagde ja til at stå på mailinglisten.',
        ],
      },
    ],
  },
  {
    name: 'campaign',
    stages: ['Lead', 'Emne', 'Tidligere kunde'],
    weight: 8,
    steps: [
      {
        type: 'Kampagne',
        after: [0, 0],
        notes: [
          'Reaktion på {kampagne}: {navn} har klikket sig ind på {maskine} og bedt om at blive ringet op. Aftalt {næste}.',
          'Besøgte vores stand på messen. {fornavn} så {den} i drift og tog en brochure med hjem. Ringes op {næste}.',
          'Svarkort fra {kampagne}. Interesseret i {vare}. Ringes op {næste}.',
        ],
      },
      {
        type: 'Tlf',
        after: [1, 6],
        outcome: 'reached',
        planned: ['Ring til {fornavn} efter {kampagne}', 'Følg op på messebesøg: {maskine}'],
        notes: [
          'Talte med {fornavn}. Det var mest af nysgerrighed, men de holder øje med prisen på {vare}. Aftalt at tales ved {næste}.',
          '{fornavn} er reelt interesseret i {en}, men har først budget næste år. Vi tales ved {næste}.',
        ],
      },
      {
        type: 'Opfølgning',
        after: [15, 50],
        planned: ['Ring igen til {fornavn} om {maskine}', 'Er der kommet budget til {den}?'],
        notes: [
          'Budgettet er ikke vedtaget endnu. {fornavn} melder tilbage, når det er.',
          'De er optaget af andre ting lige nu. Sættes på listen til næste kampagne.',
        ],
      },
    ],
  },
  {
    name: 'campaign to customers',
    stages: ['Kunde'],
    weight: 4,
    steps: [
      {
        type: 'Kampagne',
        after: [0, 0],
        notes: [
          '{fornavn} svarede på {kampagne} og vil have pris på {antal}. Ringer {næste}.',
          'Tilmeldt demodagen hos os med to personer. Bekræftes på telefon {næste}.',
        ],
      },
      {
        type: 'Tlf',
        after: [1, 4],
        outcome: 'reached',
        planned: ['Ring til {fornavn} efter {kampagne}', 'Pris på {vare} til {fornavn}'],
        notes: [
          'Gav {fornavn} kampagneprisen. De tog {antal}, {smådele} ekskl. moms.',
          'De venter, til lageret er tømt. Kampagneprisen er reserveret til dem måneden ud.',
        ],
      },
    ],
  },
];
