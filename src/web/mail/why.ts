// What a sentence about a mail's place can name: the text files turn it into «Hvorfor landede den her?».

export interface WhyFacts {
  /** the address that decided it */
  address: string | null;
  /** the address or «@domain» of the rule that decided it */
  pattern: string | null;
  /** initials of the colleague who decided it */
  who: string | null;
  /** the customer or customers, already joined: «A/S Nord og Syd ApS» */
  where: string | null;
  contact: string | null;
  fault: string | null;
}
