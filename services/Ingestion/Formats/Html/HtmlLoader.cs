using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using DiploMesh.Hosting;

namespace DiploMesh.Ingestion.Formats.Html;

/// <summary>
/// Parses HTML that nobody vouches for. The tree builder costs more than linear time where elements stay open, and what walks
/// the tree afterwards recurses: so nesting is limited while the tokens come and once more in the finished tree.
/// </summary>
internal static class HtmlLoader
{
    private const int TokensPerCheck = 64;
    private const int MaxAttributes = 256;

    // Elements that cannot stay open: void ones, and those that the next of their kind closes.
    private static readonly HashSet<string> NeverOpen = new(StringComparer.Ordinal)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "keygen", "frame", "image",
        "html", "head", "body", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rb", "rt",
        "rtc", "rp", "a", "nobr", "button", "form", "script", "style", "title", "textarea", "noframes", "xmp",
    };

    // Elements that end SVG and MathML around them (HTML standard, 13.2.6.5) and so never close themselves.
    private static readonly HashSet<string> AlwaysHtml = new(StringComparer.Ordinal)
    {
        "b", "big", "blockquote", "center", "code", "div", "dl", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "i", "listing", "menu", "ol", "pre", "ruby", "s",
        "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var",
    };

    /// <summary>Parses a page or a fragment of one.</summary>
    /// <param name="html">The markup.</param>
    /// <param name="maxDepth">Deepest nesting.</param>
    /// <param name="budget">What it may cost.</param>
    /// <returns>The document; scripts are not run and nothing is fetched.</returns>
    /// <exception cref="Grpc.Core.RpcException"><c>INVALID_ARGUMENT</c>: nested too deeply, too many elements, too slow.</exception>
    public static IHtmlDocument Load(string html, int maxDepth, ReadingBudget budget)
    {
        var open = new OpenElements(maxDepth, budget);
        var parser = new HtmlParser(new HtmlParserOptions
        {
            IsScripting = false,
            SkipComments = true,
            SkipProcessingInstructions = true,
            DisableElementPositionTracking = true,
            OnToken = (token, _) => open.See(token),
            ShouldEmitAttribute = (ref token, _) => token.Attributes.Count < MaxAttributes,
        });
        var document = parser.ParseDocument(html);
        RequireDepth(document, maxDepth);
        return document;
    }

    // Siblings are taken by index: AngleSharp looks for the next one from the first on.
    private static void RequireDepth(IHtmlDocument document, int maxDepth)
    {
        var path = new Stack<(INodeList Children, int Next)>();
        path.Push((document.ChildNodes, 0));
        while (path.TryPop(out var level))
        {
            if (level.Next >= level.Children.Length)
            {
                continue;
            }

            path.Push((level.Children, level.Next + 1));
            if (level.Children[level.Next] is IElement element)
            {
                path.Push((element.ChildNodes, 0));
                if (path.Count > maxDepth + 1)
                {
                    throw TooDeep(maxDepth);
                }
            }
        }
    }

    private static Grpc.Core.RpcException TooDeep(int maxDepth) =>
        Problems.InvalidArgument("content", $"is nested deeper than {maxDepth} elements");

    /// <summary>Counts the elements that are open while the tokens come, without the tree.</summary>
    private sealed class OpenElements(int maxDepth, ReadingBudget budget)
    {
        private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
        private int _depth;
        private int _tokens;

        public void See(HtmlToken token)
        {
            if (++_tokens % TokensPerCheck == 0)
            {
                budget.ThrowIfSpent();
            }

            if (token is not HtmlTagToken tag)
            {
                return;
            }

            var name = tag.Name.ToString();
            if (tag.Type == HtmlTokenType.StartTag)
            {
                budget.CountElement();
                Open(name, tag.IsSelfClosing);
            }
            else if (tag.Type == HtmlTokenType.EndTag && _byName.TryGetValue(name, out var count) && count > 0)
            {
                _byName[name] = count - 1;
                _depth--;
            }
        }

        private void Open(string name, bool selfClosing)
        {
            // "<path/>" closes itself in SVG and MathML; HTML's own elements never do.
            if (NeverOpen.Contains(name) || (selfClosing && !AlwaysHtml.Contains(name) && IsOpen("svg", "math")))
            {
                return;
            }

            _byName[name] = _byName.GetValueOrDefault(name) + 1;
            if (++_depth > maxDepth)
            {
                throw TooDeep(maxDepth);
            }
        }

        private bool IsOpen(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (_byName.GetValueOrDefault(name) > 0)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
