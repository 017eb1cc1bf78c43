// What the demo firm sells: packaging machines, and what they use up.

export interface Product {
  /** as it stands in a quote: «traysealer TS 400» */
  name: string;
  /** without its type: «traysealer» */
  kind: string;
  /** «en traysealer» */
  a: string;
  /** «traysealeren» */
  the: string;
  /** «den gamle traysealer» */
  old: string;
  /** usual price in whole kroner */
  price: number;
  /** what it uses up, as it is ordered: «ruller topfilm» */
  supplies: string;
  /** the stem in the name of a file: «traysealer» */
  slug: string;
}

const product = (name: string, parts: Omit<Product, 'name' | 'slug' | 'kind'>): Product => ({
  name,
  kind: name.split(' ')[0]!,
  slug: name.toLowerCase().replaceAll(' ', '-').replaceAll('ø', 'oe').replaceAll('æ', 'ae'),
  ...parts,
});

export const PRODUCTS = {
  tray: product('traysealer TS 400', {
    a: 'en traysealer',
    the: 'traysealeren',
    old: 'den gamle traysealer',
    price: 485_000,
    supplies: 'ruller topfilm',
  }),
  vacuum: product('vakuumpakker VP 630', {
    a: 'en vakuumpakker',
    the: 'vakuumpakkeren',
    old: 'den gamle vakuumpakker',
    price: 96_000,
    supplies: 'kasser vakuumposer',
  }),
  flow: product('flowpakker FP 250', {
    a: 'en flowpakker',
    the: 'flowpakkeren',
    old: 'den gamle flowpakker',
    price: 640_000,
    supplies: 'ruller flowpackfolie',
  }),
  wrap: product('pallevikler PV 2000', {
    a: 'en pallevikler',
    the: 'pallevikleren',
    old: 'den gamle pallevikler',
    price: 118_000,
    supplies: 'paller strækfilm',
  }),
  erector: product('kartonrejser KR 30', {
    a: 'en kartonrejser',
    the: 'kartonrejseren',
    old: 'den gamle kartonrejser',
    price: 265_000,
    supplies: 'paller bølgepapkasser',
  }),
  closer: product('kartonlukker KL 50', {
    a: 'en kartonlukker',
    the: 'kartonlukkeren',
    old: 'den gamle kartonlukker',
    price: 78_500,
    supplies: 'kasser pakketape',
  }),
  label: product('etiketmaskine EM 120', {
    a: 'en etiketmaskine',
    the: 'etiketmaskinen',
    old: 'den gamle etiketmaskine',
    price: 212_000,
    supplies: 'ruller etiketter',
  }),
  shrink: product('krympepakker KP 600', {
    a: 'en krympepakker',
    the: 'krympepakkeren',
    old: 'den gamle krympepakker',
    price: 156_000,
    supplies: 'ruller krympefolie',
  }),
  weigher: product('kontrolvægt KV 15', {
    a: 'en kontrolvægt',
    the: 'kontrolvægten',
    old: 'den gamle kontrolvægt',
    price: 189_000,
    supplies: 'kasser vægtetiketter',
  }),
  conveyor: product('transportbånd TB 60', {
    a: 'et transportbånd',
    the: 'transportbåndet',
    old: 'det gamle transportbånd',
    price: 64_000,
    supplies: 'paller bølgepapkasser',
  }),
  strap: product('omsnøringsmaskine OM 80', {
    a: 'en omsnøringsmaskine',
    the: 'omsnøringsmaskinen',
    old: 'den gamle omsnøringsmaskine',
    price: 54_000,
    supplies: 'ruller PP-bånd',
  }),
  robot: product('palleteringsrobot PR 10', {
    a: 'en palleteringsrobot',
    the: 'palleteringsrobotten',
    old: 'den gamle palleteringsrobot',
    price: 890_000,
    supplies: 'paller mellemlæg',
  }),
  filler: product('fyldemaskine FM 4', {
    a: 'en fyldemaskine',
    the: 'fyldemaskinen',
    old: 'den gamle fyldemaskine',
    price: 355_000,
    supplies: 'paller spande med låg',
  }),
} satisfies Record<string, Product>;

export type ProductKey = keyof typeof PRODUCTS;
