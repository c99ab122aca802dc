using System.Xml;
using DiploMesh.Hosting;

namespace DiploMesh.Ingestion.Formats;

/// <summary>Looks through XML before a library that trusts it does.</summary>
internal static class HardenedXml
{
    private const int MaxAttributes = 256;

    /// <summary>Refuses what is not well formed, declares a document type (entities, the means of entity bombs) or is nested too deeply.</summary>
    /// <param name="xml">The document.</param>
    /// <param name="maxDepth">Deepest nesting of elements.</param>
    /// <param name="budget">What it may cost.</param>
    /// <exception cref="Grpc.Core.RpcException"><c>INVALID_ARGUMENT</c> on <c>content</c>.</exception>
    public static void Require(string xml, int maxDepth, ReadingBudget budget)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true };
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml.Trim()), settings);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    budget.CountElement();
                    budget.ThrowIfSpent();
                    if (reader.AttributeCount > MaxAttributes)
                    {
                        throw Problems.InvalidArgument("content", $"has an element of {reader.AttributeCount} attributes; at most {MaxAttributes} are accepted");
                    }

                    if (reader.Depth >= maxDepth)
                    {
                        throw Problems.InvalidArgument("content", $"is nested deeper than {maxDepth} elements");
                    }
                }
            }
        }
        catch (XmlException e)
        {
            throw Problems.InvalidArgument("content", xml.Contains("<!DOCTYPE", StringComparison.Ordinal)
                ? "is XML with a document type declaration, which is not accepted"
                : $"is not well-formed XML (line {e.LineNumber}, column {e.LinePosition})");
        }
    }
}
