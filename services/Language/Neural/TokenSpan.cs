namespace DiploMesh.Language.Neural;

/// <summary>Where a token stands in a text.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="Length">Its UTF-16 units, from 1.</param>
public readonly record struct TokenSpan(int Start, int Length);

/// <summary>What the parser says of a token.</summary>
/// <param name="Tag">Index into <see cref="ParserSession.UniversalTags"/> and <see cref="ParserSession.TreebankTags"/>.</param>
/// <param name="Features">Index into <see cref="ParserSession.Features"/>.</param>
/// <param name="Head">Index of the head token within the sentence, from 0; −1 for the root.</param>
/// <param name="Relation">Index into <see cref="ParserSession.Relations"/>.</param>
public readonly record struct TokenParse(int Tag, int Features, int Head, int Relation);
