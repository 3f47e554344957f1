// How does a text begin, as far as its dialect is guessed from?

const sampleCharacters = 1 << 18;

/** The first blocks of a text, and whether they are all of it. */
export async function firstText(
  blocks: AsyncGenerator<string>,
): Promise<{ text: string; complete: boolean }> {
  let text = "";
  for await (const block of blocks) {
    text += block;
    if (text.length >= sampleCharacters) {
      await blocks.return(undefined);
      return { text, complete: false };
    }
  }
  return { text, complete: true };
}
