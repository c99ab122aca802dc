using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Tests;

/// <summary>Attributes texts and reads the answer as people do.</summary>
internal static class Reading
{
    private static readonly AttributionEngine Engine = new();

    public static AttributedDocument Attribute(string text, bool excludeAttitudes = false) =>
        Engine.Attribute(new AttributionRequest(text, ExcludeAttitudes: excludeAttitudes), TestContext.Current.CancellationToken);

    /// <summary>The only statement of a text.</summary>
    public static (AttributedDocument Document, Statement Statement) AttributeOne(string text)
    {
        var document = Attribute(text);
        return (document, document.Statements.ShouldHaveSingleItem());
    }

    public static string Words(this AttributedDocument document, IEnumerable<TextSpan> spans) => string.Join(" | ", spans.Select(s => s.In(document.Text)));

    public static Statement About(this AttributedDocument document, string words) =>
        document.Statements.Single(s => document.Words(s.Content).Contains(words, StringComparison.Ordinal));

    /// <summary>Roles and words of a chain, outermost first, without the speaker at its end.</summary>
    public static string Vouchers(this AttributedDocument document, Statement statement) =>
        string.Join(" < ", statement.Chain.Where(h => h.Role is not (ChainRole.Speaker or ChainRole.Spokesperson)).Select(h => $"{h.Role}:{h.Evidence!.Value.In(document.Text)}"));
}
