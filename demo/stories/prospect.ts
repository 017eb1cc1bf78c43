// Leads and campaigns: getting to know each other.
import type { Step, Story } from './story.ts';

const rangUp = (planned: readonly string[]): Step => ({
  type: 'Tlf',
  after: [1, 6],
  outcome: 'reached',
  planned,
  notes: [
    'Talte med {fornavn}. Det var mest af nysgerrighed, men de holder øje med prisen på {vare}. Aftalt at tales ved {næste}.',
    '{fornavn} er reelt interesseret i {en}, men har først budget næste år. Vi tales ved {næste}.',
  ],
});

const BUDGET: Step = {
  type: 'Opfølgning',
  after: [15, 50],
  planned: ['Ring igen til {fornavn} om {maskine}', 'Er der kommet budget til {den}?'],
  notes: [
    'Budgettet er ikke vedtaget endnu. {fornavn} melder tilbage, når det er.',
    'De er optaget af andre ting lige nu. Sættes på listen til næste kampagne.',
    'Stadig intet nyt. {fornavn} bad os vente, til de har ansat en ny driftsleder.',
    '{fornavn} har vist materialet til direktøren, der synes, at prisen er høj. Vi lader den ligge.',
    'De har fundet penge til en mindre løsning hos en anden. Ærgerligt; vi var for sene.',
  ],
};

export const PROSPECTS: readonly Story[] = [
  {
    name: 'cold call',
    once: true,
    stages: ['Lead'],
    weight: 10,
    steps: [
      {
        type: 'Tlf',
        after: [0, 0],
        outcome: 'not-reached',
        notes: [
          'Ringede uanmeldt. Omstillingen ville ikke stille igennem, men gav mig navnet: {navn}, {titel}. Ringer direkte {næste}.',
          'Ikke truffet. {fornavn} er på farten i dag. Ringer {næste}.',
          'Talte med receptionen. {navn} står for indkøb til pakkeriet. Bedste tid er om formiddagen; ringer {næste}.',
        ],
      },
      {
        type: 'Tlf',
        after: [1, 5],
        outcome: 'reached',
        planned: ['Ring til {navn} om pakkeriet', 'Ring til {fornavn}, bedst om formiddagen'],
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
          '{fornavn} har læst materialet, men vil vente lidt endnu. Ringer igen {næste}.',
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
          'Ikke truffet. Lægger sagen til side indtil næste kampagne.',
          'Telefonsvarer. Sendte en sms med invitation til demodag hos os.',
          'Ingen svarer. Prøver ikke mere i dette kvartal.',
          '{fornavn} er rejst på ferie. Skrev en kort mail i stedet, så bolden ligger hos dem.',
        ],
      },
    ],
  },
  {
    name: 'cold call, no thanks',
    once: true,
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
          'Svarkort fra {kampagne}. Interesseret i {vare}. Ringes op {næste}.',
        ],
      },
      rangUp(['Ring til {fornavn} efter {kampagne}', 'Følg op på {kampagne}: {fornavn}']),
      BUDGET,
    ],
  },
  {
    name: 'fair',
    months: [2, 3, 4, 9, 10, 11],
    stages: ['Lead', 'Emne', 'Tidligere kunde'],
    weight: 4,
    steps: [
      {
        type: 'Kampagne',
        after: [0, 0],
        notes: [
          'Besøgte vores stand på messen. {fornavn} så {den} i drift og tog en brochure med hjem. Ringes op {næste}.',
          '{navn} kom forbi standen på messen og fortalte om deres {volumen}. Vil gerne have ro til at tale om {en}; aftalt {næste}.',
        ],
      },
      rangUp(['Følg op på messebesøg: {maskine}', 'Ring til {fornavn} efter messen']),
      BUDGET,
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
