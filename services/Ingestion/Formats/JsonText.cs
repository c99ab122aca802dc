using System.Text.Json;

namespace DiploMesh.Ingestion.Formats;

/// <summary>Reads JSON leniently: names in any case, absent and wrongly typed values as nothing, lone surrogates as U+FFFD.</summary>
internal static class JsonText
{
    /// <summary>A property of an object.</summary>
    /// <param name="value">The object.</param>
    /// <param name="name">Its name; any case matches (ninjs changed its spelling between versions).</param>
    /// <returns>Its value, or null if it is not there or <paramref name="value"/> is no object.</returns>
    public static JsonElement? Property(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var property in value.EnumerateObject())
        {
            if (NameOf(property).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }

    /// <summary>Name of a property.</summary>
    /// <param name="property">The property.</param>
    /// <returns>Its name; empty if it is not text.</returns>
    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary>A string.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Its characters; null if it is no string.</returns>
    public static string? Value(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.String } text)
        {
            return null;
        }

        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, spelled \ud800: .NET will not read it as a string.
            return Repair(text.GetRawText());
        }
    }

    // Every escape is read alone; StoredText.Clean replaces what does not pair up.
    private static string Repair(string raw)
    {
        var builder = new System.Text.StringBuilder(raw.Length);
        for (var i = 1; i < raw.Length - 1; i++)
        {
            if (raw[i] != '\\')
            {
                builder.Append(raw[i]);
                continue;
            }

            i++;
            builder.Append(raw[i] switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\b',
                'f' => '\f',
                'u' => (char)Convert.ToUInt16(raw.Substring(i + 1, 4), 16),
                var literal => literal,
            });
            i += raw[i] == 'u' ? 4 : 0;
        }

        return StoredText.Clean(builder.ToString());
    }
}
