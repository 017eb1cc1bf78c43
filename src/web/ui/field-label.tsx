import { useTexts } from '../texts/language.tsx';
import styles from './field-label.module.css';

/** A field's label, with «skal udfyldes» in words where it must be filled in: an asterisk explains nothing. */
export function FieldLabel({ label, required }: { label: string; required?: boolean | undefined }) {
  const { common } = useTexts();
  return (
    <>
      {label}
      {required && <span className={styles.required}> {common.required}</span>}
    </>
  );
}
