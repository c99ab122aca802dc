using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace DiploMesh.Ingestion.Formats.Html;

/// <summary>
/// Renders markup as text the way a reader sees it: paragraphs stand apart by an empty line, line breaks and list items by a
/// new line, items keep their marker, quotations their marks; white space is folded as a browser folds it.
/// </summary>
internal sealed class HtmlText
{
    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        "SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "HEAD", "IFRAME", "OBJECT", "EMBED", "SVG", "MATH", "CANVAS", "AUDIO", "VIDEO", "SELECT",
        "INPUT", "TEXTAREA", "DATALIST", "MAP", "DIALOG",
    };

    private static readonly HashSet<string> Chrome = new(StringComparer.OrdinalIgnoreCase)
    {
        "NAV", "HEADER", "FOOTER", "ASIDE", "FORM", "BUTTON", "MENU",
    };

    private static readonly HashSet<string> Paragraphs = new(StringComparer.OrdinalIgnoreCase)
    {
        "P", "H1", "H2", "H3", "H4", "H5", "H6", "DIV", "BLOCKQUOTE", "UL", "OL", "DL", "TABLE", "PRE", "HR", "SECTION", "ARTICLE", "MAIN",
        "HEADER", "FOOTER", "NAV", "ASIDE", "FIGURE", "FIGCAPTION", "ADDRESS", "FORM", "FIELDSET", "DETAILS", "SUMMARY", "CAPTION", "CENTER",
    };

    private static readonly HashSet<string> Lines = new(StringComparer.OrdinalIgnoreCase) { "LI", "TR", "DT", "DD", "LEGEND", "BUTTON" };

    private const int MenuLinks = 3;
    private const double MenuLinkShare = 0.8;

    private readonly StringBuilder _text = new();
    private readonly bool _withChrome;
    private int _lineBreaks;
    private bool _space;
    private readonly Stack<int?> _ordinals = new();
    private string _marker = "";
    private int _preformatted;
    private int _quotations;

    private HtmlText(bool withChrome) => _withChrome = withChrome;

    /// <summary>Renders a node and all in it.</summary>
    /// <param name="node">The node; nested no deeper than the stack allows, see <see cref="HtmlLoader"/>.</param>
    /// <param name="withChrome">False to leave out what frames a page: navigation, menus, header, footer, forms.</param>
    /// <returns>The text, trimmed; empty if nothing can be seen.</returns>
    public static string Render(INode node, bool withChrome = true)
    {
        var rendering = new HtmlText(withChrome);
        rendering.Visit(node);
        return StoredText.Clean(rendering._text.ToString()).Trim();
    }

    /// <summary>Whether an element can be seen, as far as its own markup tells.</summary>
    /// <param name="element">The element.</param>
    /// <returns>False if it is hidden.</returns>
    public static bool IsVisible(IElement element)
    {
        if (element.HasAttribute("hidden") || (element.GetAttribute("aria-hidden") == "true" && element.ClassName?.Contains("fallback-image", StringComparison.Ordinal) != true))
        {
            return false;
        }

        if (element.GetAttribute("style") is not { Length: > 0 } style)
        {
            return true;
        }

        var compact = style.Replace(" ", "", StringComparison.Ordinal);
        return !compact.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            && !compact.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    private void Visit(INode node)
    {
        switch (node)
        {
            case IText text:
                Write(text.Data);
                break;
            case IElement element when !Unseen.Contains(element.LocalName) && IsVisible(element) && (_withChrome || !IsChrome(element)):
                VisitElement(element);
                break;
            case IDocument document:
                VisitChildren(document);
                break;
        }
    }

    private void VisitElement(IElement element)
    {
        var name = element.LocalName;
        if (name.Equals("br", StringComparison.OrdinalIgnoreCase))
        {
            _lineBreaks = Math.Min(2, _lineBreaks + 1);
            return;
        }

        var breaks = Paragraphs.Contains(name) ? 2 : Lines.Contains(name) ? 1 : 0;
        if (breaks == 2 && name is "ul" or "ol" or "dl" && IsInsideList(element))
        {
            breaks = 1;
        }

        Break(breaks);
        switch (name)
        {
            case "ol" or "ul":
                VisitList(element);
                break;
            case "li":
                VisitItem(element);
                break;
            case "pre":
                _preformatted++;
                VisitChildren(element);
                _preformatted--;
                break;
            case "q":
                Write(_quotations++ % 2 == 0 ? "“" : "‘");
                VisitChildren(element);
                Write(--_quotations % 2 == 0 ? "”" : "’");
                break;
            case "td" or "th":
                Write(" ");
                VisitChildren(element);
                break;
            default:
                VisitChildren(element);
                break;
        }

        Break(breaks);
    }

    private void VisitChildren(INode node)
    {
        // By index: AngleSharp looks for a next sibling from the first child on.
        var children = node.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            Visit(children[i]);
        }
    }

    // The marker waits for the first word of the item, so that an empty item leaves none.
    private void VisitItem(IElement item)
    {
        _marker = "- ";
        if (_ordinals.TryPop(out var ordinal) && ordinal is { } number)
        {
            _marker = $"{number.ToString(CultureInfo.InvariantCulture)}. ";
            _ordinals.Push(unchecked(number + 1));
        }
        else
        {
            _ordinals.Push(null);
        }

        VisitChildren(item);
        _marker = "";
    }

    private void VisitList(IElement list)
    {
        _ordinals.Push((list as IHtmlOrderedListElement)?.Start);
        VisitChildren(list);
        _ordinals.Pop();
    }

    private void Break(int lines)
    {
        // Inside an item nothing stands between the marker and its first word.
        if (_marker.Length == 0)
        {
            _lineBreaks = Math.Max(_lineBreaks, lines);
        }
    }

    private void Write(string data)
    {
        if (_preformatted > 0)
        {
            WritePreformatted(data);
            return;
        }

        foreach (var c in data)
        {
            if (c is ' ' or '\t' or '\n' or '\r' or '\f' or '\u00A0')
            {
                _space = true;
                continue;
            }

            Start();
            _text.Append(c);
        }
    }

    private void WritePreformatted(string data)
    {
        foreach (var c in data)
        {
            if (c is '\n')
            {
                _lineBreaks = Math.Min(2, _lineBreaks + 1);
            }
            else if (c is not '\r')
            {
                Start();
                _text.Append(c);
            }
        }
    }

    private void Start()
    {
        if (_lineBreaks > 0 && _text.Length > 0)
        {
            _text.Append('\n', _lineBreaks);
            _space = false;
        }

        _lineBreaks = 0;
        if (_marker.Length > 0)
        {
            _text.Append(_marker);
            _marker = "";
            _space = false;
        }

        if (_space && _text.Length > 0)
        {
            _text.Append(' ');
        }

        _space = false;
    }

    // A list of hardly anything but links is a menu.
    private static bool IsChrome(IElement element)
    {
        if (Chrome.Contains(element.LocalName) || element.GetAttribute("role") is "navigation" or "banner" or "search" or "contentinfo")
        {
            return true;
        }

        if (element.LocalName is not ("ul" or "ol"))
        {
            return false;
        }

        var links = element.QuerySelectorAll("a");
        return links.Length >= MenuLinks && links.Sum(a => SeenLength(a.TextContent)) >= MenuLinkShare * SeenLength(element.TextContent);
    }

    private static int SeenLength(string text) => text.Length - text.Count(char.IsWhiteSpace);

    private static bool IsInsideList(IElement element) => element.ParentElement is { } parent && parent.LocalName is "li" or "dd";
}
