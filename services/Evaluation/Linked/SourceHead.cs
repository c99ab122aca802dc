using System.Collections.Frozen;
using System.Text;

namespace DiploMesh.Evaluation.Linked;

/// <summary>Finds the head word of a source by position: the last word before a comma, bracket, dash, possessive, relative pronoun or preposition.</summary>
public static class SourceHead
{
    private static readonly FrozenSet<string> Stops =
        "who which that whose of for in at from to on with by about during after before as and representing speaking citing"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Finds the head.</summary>
    /// <param name="attribution">The attribution.</param>
    /// <returns>Index of the token; null if the source has no word.</returns>
    public static int? Of(LinkedAttribution attribution)
    {
        var text = attribution.Text;
        foreach (var fragment in attribution.Role(LinkedRole.Source).Fragments)
        {
            int? last = null;
            for (var i = fragment.First; i < fragment.End; i++)
            {
                var word = text.Word(i);
                var lower = word.ToString().ToLowerInvariant();
                if (last is not null && (word is "," or "(" or ")" or "[" or "]" or "—" or "–" or "-" or "s" or "S" || Stops.Contains(lower)))
                {
                    break;
                }

                if (Rune.TryGetRuneAt(text.Text, text.Tokens[i].Start, out var rune) && ScoredText.IsLetterOrNumber(rune))
                {
                    last = i;
                }
            }

            if (last is not null)
            {
                return last;
            }
        }

        return null;
    }

    /// <summary>Whether the predicted source names the gold one: each head lies in the other source, or both are empty.</summary>
    /// <param name="gold">The gold attribution.</param>
    /// <param name="predicted">The predicted one.</param>
    /// <returns>True if it does.</returns>
    public static bool Agrees(LinkedAttribution gold, LinkedAttribution predicted) => gold.Source.IsEmpty
        ? predicted.Source.IsEmpty
        : Of(gold) is { } g && Of(predicted) is { } p && predicted.Source.Contains(g) && gold.Source.Contains(p);
}
