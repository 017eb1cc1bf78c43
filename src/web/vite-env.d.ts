/// <reference types="vite/client" />

// The icons are imported one by one, since the barrel holds six thousand; the package types only its barrel.
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  const icon: import('@tabler/icons-react').Icon;
  export default icon;
}
